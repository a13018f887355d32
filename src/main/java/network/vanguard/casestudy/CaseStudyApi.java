package network.vanguard.casestudy;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import jakarta.annotation.security.PermitAll;
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

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.IfMatch;
import network.vanguard.entry.Step;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;

/** Case studies as JSON: written, revised, and moved through their editorial steps. */
@Path("/api/v1/case-studies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Case studies")
public class CaseStudyApi {

    private final CaseStudyService caseStudies;
    private final CaseStudyFinder finder;
    private final EntryService entries;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    CaseStudyApi(CaseStudyService caseStudies, CaseStudyFinder finder, EntryService entries, Idempotency idempotency,
            CurrentViewer viewer) {
        this.caseStudies = caseStudies;
        this.finder = finder;
        this.entries = entries;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @POST
    @Paced
    @Operation(summary = "Write a draft")
    @APIResponseSchema(value = EntryRef.class, responseCode = "201")
    public Response draft(@Valid @NotNull CaseStudyInput input, @HeaderParam("Idempotency-Key") String key) {
        EntryRef ref = idempotency.once(key, "case-study", input, EntryRef.class, viewer.get(),
                () -> caseStudies.draft(input, viewer.get()));
        return Response.created(URI.create("/api/v1/entries/" + ref.id())).header("ETag", ref.etag()).entity(ref).build();
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Write a new version; If-Match carries the ETag of the version that you read")
    @APIResponseSchema(EntryRef.class)
    public Response revise(@RestPath long id, @Valid @NotNull CaseStudyInput input, @HeaderParam("If-Match") String ifMatch,
            @RestQuery boolean askModerator) {
        return answer(caseStudies.revise(id, IfMatch.needed(ifMatch), input, askModerator, viewer.get()));
    }

    @POST
    @Path("/{id}/submit")
    @Operation(summary = "Hand a draft to the curators")
    @APIResponseSchema(EntryRef.class)
    public Response submit(@RestPath long id, @Valid Step step, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        return step(key, "submit", id, step, ifMatch, () -> entries.submit(id, Step.orEmpty(step).reason(), viewer.get()));
    }

    @POST
    @Path("/{id}/review")
    @Operation(summary = "Take it into review, also over from another curator: everybody sees who has it")
    @APIResponseSchema(EntryRef.class)
    public Response take(@RestPath long id, @Valid Step step, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        return step(key, "review", id, step, ifMatch, () -> entries.take(id, Step.orEmpty(step).reason(), viewer.get()));
    }

    @POST
    @Path("/{id}/return")
    @Operation(summary = "Hand it back to its author, with the reason")
    @APIResponseSchema(EntryRef.class)
    public Response giveBack(@RestPath long id, @Valid Step step, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        return step(key, "return", id, step, ifMatch, () -> entries.giveBack(id, Step.orEmpty(step).reason(), viewer.get()));
    }

    @POST
    @Path("/{id}/publish")
    @Operation(summary = "Publish it")
    @APIResponseSchema(EntryRef.class)
    public Response publish(@RestPath long id, @Valid Step step, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        return step(key, "publish", id, step, ifMatch,
                () -> entries.publish(id, Step.orEmpty(step).visibility(), Step.orEmpty(step).reason(), viewer.get()));
    }

    @POST
    @Path("/{id}/archive")
    @Operation(summary = "Take it out of use, with the reason")
    @APIResponseSchema(EntryRef.class)
    public Response archive(@RestPath long id, @Valid Step step, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        return step(key, "archive", id, step, ifMatch, () -> entries.archive(id, Step.orEmpty(step).reason(), viewer.get()));
    }

    @GET
    @Path("/{id}/movement-disputes")
    @PermitAll
    @Operation(summary = "Which curators do not agree that it is a movement, and why")
    public List<Dispute> disputes(@RestPath long id) {
        return finder.disputes(id, viewer.get());
    }

    @PUT
    @Path("/{id}/movement-disputes")
    @Operation(summary = "Say, as a curator, that it is not a movement, with the reason")
    public List<Dispute> dispute(@RestPath long id, @NotNull @Valid Step step) {
        caseStudies.dispute(id, step.reason(), viewer.get());
        return finder.disputes(id, viewer.get());
    }

    @DELETE
    @Path("/{id}/movement-disputes")
    @Operation(summary = "No longer dispute it")
    public void agree(@RestPath long id) {
        caseStudies.agree(id, viewer.get());
    }

    @DELETE
    @Path("/{id}/stories/{key}")
    @Operation(summary = "Take out a story whose consent was withdrawn, from every version")
    @APIResponseSchema(EntryRef.class)
    public Response withdraw(@RestPath long id, @RestPath String key) {
        return answer(caseStudies.withdraw(id, key, viewer.get()));
    }

    private Response step(String key, String verb, long id, Step step, String ifMatch, Supplier<EntryRef> work) {
        EntryVersion read = IfMatch.optional(ifMatch);
        return answer(idempotency.once(key, verb + " " + id, Step.orEmpty(step), EntryRef.class, viewer.get(), () -> {
            entries.expect(id, EntryKind.CASE_STUDY, read, viewer.get());
            return work.get();
        }));
    }

    private static Response answer(EntryRef ref) {
        return Response.ok(ref).header("ETag", ref.etag()).build();
    }
}
