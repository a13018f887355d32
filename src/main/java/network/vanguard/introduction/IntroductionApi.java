package network.vanguard.introduction;

import java.net.URI;

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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** Introductions as JSON. */
@Path("/api/v1/introductions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Introductions")
public class IntroductionApi {

    private final IntroductionFinder finder;
    private final IntroductionService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    IntroductionApi(IntroductionFinder finder, IntroductionService service, Idempotency idempotency, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Pairs of entries at different sites that are alike and not in touch, the most alike first, each with the reason")
    public Slice<IntroductionJson> list(@RestQuery String site, @RestQuery String after, @RestQuery Integer limit) {
        return finder.pairs(site, after, Limit.of(limit), viewer.get()).map(IntroductionJson::of);
    }

    @GET
    @Path("/trend")
    @Authenticated
    @Operation(summary = "How many such pairs there are and were: those whose both entries whoever is signed in may read")
    public Trend trend() {
        return finder.trend();
    }

    @GET
    @Path("/{one}/{other}")
    @Operation(summary = "Two entries of different sites, whether they are in touch, and how they were introduced")
    public IntroductionJson show(@RestPath long one, @RestPath long other) {
        return IntroductionJson.of(finder.one(one, other, viewer.get()));
    }

    @POST
    @Path("/{one}/{other}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Introduce the sites of two entries in a thread that is open to the network; 200 when they were introduced before")
    @APIResponseSchema(value = IntroductionJson.class, responseCode = "201")
    public Response introduce(@RestPath long one, @RestPath long other,
            @NotNull(message = "Send a title and a message.") @Valid IntroductionInput input,
            @HeaderParam("Idempotency-Key") String key) {
        IntroductionRef ref = idempotency.once(key, IntroductionPages.operation(one, other), input, IntroductionRef.class,
                viewer.get(), () -> service.introduce(one, other, input, viewer.get()));
        Response.ResponseBuilder answer = ref.made()
                ? Response.created(URI.create("/api/v1/introductions/" + one + "/" + other))
                : Response.ok();
        return answer.entity(show(one, other)).build();
    }
}
