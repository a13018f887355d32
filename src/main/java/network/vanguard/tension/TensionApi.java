package network.vanguard.tension;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.IfMatch;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.tension.Spread.Period;
import network.vanguard.vocabulary.TagRef;

/** Tensions as JSON: where things stand, never who has won. */
@Path("/api/v1/tensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tensions")
public class TensionApi {

    private final TensionFinder tensions;
    private final TensionService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    TensionApi(TensionFinder tensions, TensionService service, Idempotency idempotency, CurrentViewer viewer) {
        this.tensions = tensions;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** A tension: its question and its poles; tags are slugs. */
    public record TensionJson(String slug, String title, Pole left, Pole right, List<String> tags, int revision, String url) {

        /** What a pole is called, and what people mean by it. */
        public record Pole(String word, String text) {}

        static TensionJson of(TensionView view) {
            return new TensionJson(view.ref().slug(), view.ref().title(), new Pole(view.leftWord(), view.leftText()),
                    new Pole(view.rightWord(), view.rightText()), view.tags().stream().map(TagRef::slug).toList(),
                    view.ref().revision(), view.ref().url());
        }
    }

    /** All tensions, by their question. */
    public record TensionsJson(List<TensionJson> items) {}

    /** How many stand at each of the seven steps, from left to right, at the end of each half-year; the last one is today. */
    public record DistributionJson(String tension, List<Period> periods) {}

    /**
     * Where something stands or stood.
     *
     * @param step       1, wholly left, to 7, wholly right
     * @param by         the handle of who placed an entry; null for a comment
     * @param replacedAt when it was moved, or null
     */
    public record PlacementJson(long id, String tension, long entry, Long comment, String url, int step, String sentence,
            String by, Instant at, Instant replacedAt) {

        static PlacementJson of(PlacementView one) {
            return new PlacementJson(one.id(), one.tension(), one.entryId(), one.comment(), one.url(), one.step(),
                    one.sentence(), one.by(), one.at(), one.replacedAt());
        }
    }

    /** Where one thing has stood, the newest first. */
    public record MovesJson(List<PlacementJson> items) {}

    @GET
    @Operation(summary = "All tensions, by their question")
    public TensionsJson list() {
        return new TensionsJson(tensions.all().stream().map(TensionJson::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One tension")
    public TensionJson show(@RestPath String slug) {
        return TensionJson.of(tensions.bySlug(slug));
    }

    @GET
    @Path("/{slug}/distribution")
    @Operation(summary = "How many stand at each step in each half-year, of what you may read: numbers for each step only, no mean and no result")
    public DistributionJson distribution(@RestPath String slug) {
        return new DistributionJson(slug, tensions.spread(slug, viewer.get()).periods());
    }

    @GET
    @Path("/{slug}/placements")
    @Operation(summary = "Where things stand now that you may read, the newest first")
    public Slice<PlacementJson> placements(@RestPath String slug, @RestQuery String after, @RestQuery Integer limit) {
        return tensions.placements(slug, after, Limit.of(limit), viewer.get()).map(PlacementJson::of);
    }

    @GET
    @Path("/{slug}/placements/{id}/history")
    @Operation(summary = "How what is placed there has moved, the newest first")
    public MovesJson history(@RestPath String slug, @RestPath long id) {
        return new MovesJson(tensions.history(slug, id, viewer.get()).stream().map(PlacementJson::of).toList());
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Word a tension: for curators")
    @APIResponseSchema(value = TensionRef.class, responseCode = "201")
    public Response make(@NotNull(message = "Send a tension.") @Valid TensionInput input,
            @HeaderParam("Idempotency-Key") String key) {
        TensionRef ref = idempotency.once(key, "tension", input, TensionRef.class, viewer.get(),
                () -> service.make(input, viewer.get()));
        return Response.created(URI.create("/api/v1/tensions/" + ref.slug())).header("ETag", ref.etag()).entity(ref).build();
    }

    @PUT
    @Path("/{slug}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Word a tension anew: for curators. If-Match carries its revision in quotes")
    @APIResponseSchema(TensionRef.class)
    public Response revise(@RestPath String slug, @NotNull(message = "Send a tension.") @Valid TensionInput input,
            @HeaderParam("If-Match") String ifMatch) {
        TensionRef ref = service.revise(slug, IfMatch.needed(ifMatch).revision(), input, viewer.get());
        return Response.ok(ref).header("ETag", ref.etag()).build();
    }

    @POST
    @Path("/{slug}/placements")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say where your entry, your site's entry, or your comment stands; where it stood before stays in its history")
    @APIResponseSchema(value = PlacementRef.class, responseCode = "201")
    public Response place(@RestPath String slug, @NotNull(message = "Send a placement.") @Valid PlacementInput input,
            @HeaderParam("Idempotency-Key") String key) {
        PlacementRef ref = idempotency.once(key, TensionPages.operation("place", slug), input, PlacementRef.class,
                viewer.get(), () -> service.place(slug, input, viewer.get()));
        return Response.created(URI.create("/api/v1/tensions/" + slug + "/placements/" + ref.id() + "/history")).entity(ref)
                .build();
    }
}
