package network.vanguard.moderation;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Decisions about what one wrote, as JSON. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Moderation")
public class DecisionApi {

    private final ModerationFinder finder;
    private final ModerationService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    DecisionApi(ModerationFinder finder, ModerationService service, Idempotency idempotency, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A decision.
     *
     * @param verb      keep, hide or restore
     * @param automatic whether so many reports made it; a moderator follows
     * @param mayAppeal whether you can appeal now
     * @param granted   of your appeal; null while it waits and when there is none
     */
    public record DecisionJson(long id, Long entry, Long comment, String verb, boolean automatic, Instant at, Rule rule,
            String reason, boolean mayAppeal, String appeal, Boolean granted, String answer) {

        static DecisionJson of(DecisionView decision) {
            DecisionView.Appeal appeal = decision.appeal();
            return new DecisionJson(decision.id(), decision.subject().entryId(), decision.subject().commentId(),
                    decision.verb(), decision.automatic(), decision.at(), decision.rule(), decision.reason(),
                    decision.mayAppeal(), appeal == null ? null : appeal.words(), appeal == null ? null : appeal.granted(),
                    appeal == null ? null : appeal.answer());
        }
    }

    @GET
    @Operation(summary = "The last decisions on what you wrote, twenty at most, newest first")
    public List<DecisionJson> list() {
        return finder.decisions(viewer.get()).stream().map(DecisionJson::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A decision on what you wrote")
    public DecisionJson show(@RestPath long id) {
        return DecisionJson.of(finder.decision(id, viewer.get()));
    }

    @POST
    @Path("/{id}/appeals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Appeal against a decision that hid what you wrote, once")
    @APIResponseSchema(value = DecisionJson.class, responseCode = "201")
    public Response appeal(@RestPath long id, @NotNull(message = "Say why it should be shown again.") @Valid AppealInput input,
            @HeaderParam("Idempotency-Key") String key) {
        idempotency.once(key, "appeal " + id, input, viewer.get(), () -> service.appeal(id, input, viewer.get()));
        return Response.status(Response.Status.CREATED).entity(show(id)).build();
    }
}
