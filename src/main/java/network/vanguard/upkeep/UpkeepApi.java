package network.vanguard.upkeep;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryReview;
import network.vanguard.entry.EntryService;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.upkeep.CheckService.CheckRef;

/** Whether entries help where their readers are, as JSON. */
@Path("/api/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Upkeep")
public class UpkeepApi {

    private final UpkeepFinder upkeep;
    private final UnclearService unclear;
    private final CheckService checks;
    private final EntryFinder entries;
    private final EntryService steps;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    UpkeepApi(UpkeepFinder upkeep, UnclearService unclear, CheckService checks, EntryFinder entries, EntryService steps,
            Idempotency idempotency, CurrentViewer viewer) {
        this.upkeep = upkeep;
        this.unclear = unclear;
        this.checks = checks;
        this.entries = entries;
        this.steps = steps;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /** That it was found still right: when, by whom (a handle), and the day by which it is looked at again. */
    public record ReviewJson(Instant at, String by, LocalDate reviewBy) {

        static ReviewJson of(EntryReview review) {
            return new ReviewJson(review.at(), review.by().handle(), review.reviewBy());
        }
    }

    @GET
    @Path("/{id}/unclear")
    @Authenticated
    @Operation(summary = "Whether readers would still not know what to do; with their questions for those who may change the entry")
    public UnclearJson unclear(@RestPath long id) {
        return UnclearJson.of(upkeep.unclear(id, viewer.get()));
    }

    @PUT
    @Path("/{id}/unclear")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that you still would not know what to do, with a question if you have one; not for who wrote it")
    public UnclearJson press(@RestPath long id, @NotNull(message = "Send an object.") @Valid UnclearInput input) {
        unclear.press(id, input, viewer.get());
        return unclear(id);
    }

    @DELETE
    @Path("/{id}/unclear")
    @Authenticated
    @Operation(summary = "Take that back, with the question")
    public void takeBack(@RestPath long id) {
        unclear.takeBack(id, viewer.get());
    }

    @PUT
    @Path("/{id}/unclear/cleared")
    @Authenticated
    @Operation(summary = "Say that you would know now: what was said of earlier versions no longer counts. 409 while there is no first step")
    public UnclearJson clear(@RestPath long id) {
        unclear.clear(id, viewer.get());
        return unclear(id);
    }

    @GET
    @Path("/{id}/checks")
    @Operation(summary = "What sites say of whether it is true there, newest first, earlier answers of a site too")
    public Slice<CheckJson> answers(@RestPath long id, @RestQuery String after, @RestQuery Integer limit) {
        return upkeep.answers(id, after, Limit.of(limit), viewer.get()).map(CheckJson::of);
    }

    @POST
    @Path("/{id}/checks")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say for your site whether it is true there; not for the site or the person that wrote it")
    @APIResponseSchema(value = CheckJson.class, responseCode = "201")
    public Response answer(@RestPath long id, @NotNull(message = "Send an answer.") @Valid CheckInput input,
            @HeaderParam("Idempotency-Key") String key) {
        CheckRef ref = idempotency.once(key, UpkeepPages.operation(id), input, CheckRef.class, viewer.get(),
                () -> checks.answer(id, input, viewer.get()));
        return Response.created(URI.create("/api/v1/entries/" + id + "/checks/" + ref.id()))
                .entity(CheckJson.of(upkeep.answer(id, ref.id(), viewer.get()))).build();
    }

    @GET
    @Path("/{id}/checks/{check}")
    @Operation(summary = "One of these answers")
    public CheckJson answer(@RestPath long id, @RestPath long check) {
        return CheckJson.of(upkeep.answer(id, check, viewer.get()));
    }

    @DELETE
    @Path("/{id}/checks/{check}")
    @Authenticated
    @Operation(summary = "Take an answer back: for who gave it, and curators")
    public void withdraw(@RestPath long id, @RestPath long check) {
        checks.withdraw(id, check, viewer.get());
    }

    @GET
    @Path("/{id}/reviews")
    @Operation(summary = "When it was found still right, or confirmed as still running, newest first, at most a hundred")
    public List<ReviewJson> reviews(@RestPath long id) {
        return entries.reviews(id, viewer.get()).stream().map(ReviewJson::of).toList();
    }

    @POST
    @Path("/{id}/reviews")
    @Authenticated
    @Operation(summary = "Say that a note is still right, or that what a case study tells of is still running: for its author, the contributors of its site, and curators")
    @APIResponseSchema(value = ReviewJson.class, responseCode = "201")
    public Response stillRight(@RestPath long id, @HeaderParam("Idempotency-Key") String key) {
        EntryReview review = idempotency.once(key, UpkeepPages.reviewed(id), "", EntryReview.class, viewer.get(),
                () -> steps.stillRight(id, viewer.get()));
        return Response.created(URI.create("/api/v1/entries/" + id + "/reviews")).entity(ReviewJson.of(review)).build();
    }
}
