package network.vanguard.holding;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;

/** Who started what a case study tells of and who holds it now, as JSON. */
@Path("/api/v1/case-studies/{id}/holding")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Holders")
public class HoldingApi {

    private final HoldingFinder holdings;
    private final HoldingService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    HoldingApi(HoldingFinder holdings, HoldingService service, Idempotency idempotency, CurrentViewer viewer) {
        this.holdings = holdings;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Who started it, who held it next and who holds it now, with the change that waits for confirmation")
    public HoldingJson show(@RestPath long id) {
        return HoldingJson.of(holdings.page(id, viewer.get()));
    }

    @PUT
    @Path("/start")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say who started it, or correct it until it changes hands: for who may change the case study")
    public HoldingJson start(@RestPath long id, @NotNull(message = "Send who started it.") @Valid HolderInput input) {
        service.start(id, input, viewer.get());
        return show(id);
    }

    @POST
    @Path("/changes")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Propose another holder; it takes effect when a named person of each side has confirmed it")
    @APIResponseSchema(value = HoldingRef.class, responseCode = "201")
    public Response propose(@RestPath long id, @NotNull(message = "Send a change.") @Valid ChangeInput input,
            @HeaderParam("Idempotency-Key") String key) {
        HoldingRef ref = idempotency.once(key, HoldingPages.operation(id), input, HoldingRef.class, viewer.get(),
                () -> service.propose(id, input, viewer.get()));
        return Response.created(URI.create("/api/v1/case-studies/" + id + "/holding")).entity(ref).build();
    }

    @POST
    @Path("/changes/{change}/answer")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirm a change for your side, or decline it with the reason: for the two people who are named")
    @APIResponseSchema(HoldingRef.class)
    public HoldingRef answer(@RestPath long id, @RestPath long change,
            @NotNull(message = "Send an answer.") @Valid AnswerInput input, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, HoldingPages.answered(change), input, HoldingRef.class, viewer.get(),
                () -> service.answer(id, change, input, viewer.get()));
    }

    @DELETE
    @Path("/changes/{change}")
    @Authenticated
    @Operation(summary = "Withdraw a change that waits: for who proposed it, and curators")
    public void withdraw(@RestPath long id, @RestPath long change) {
        service.withdraw(id, change, viewer.get());
    }
}
