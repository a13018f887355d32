package network.vanguard.review;

import java.net.URI;
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

import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.IfMatch;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Slice;

/** Checklists as JSON. */
@Path("/api/v1/case-studies/{id}/checklists")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Case studies")
public class ChecklistApi {

    private final ChecklistFinder checklists;
    private final ChecklistService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    ChecklistApi(ChecklistFinder checklists, ChecklistService service, Idempotency idempotency, CurrentViewer viewer) {
        this.checklists = checklists;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    /**
     * A checklist.
     *
     * @param version the version of the text that it is about
     * @param curator the handle of who filled it in
     */
    public record ChecklistJson(long id, int version, String curator, Instant savedAt, List<Mark> marks) {

        static ChecklistJson of(Checklist list) {
            return new ChecklistJson(list.id(), list.revision(), list.curator().handle(), list.at(), list.marks());
        }
    }

    @GET
    @Operation(summary = "The last checklist of each version, the newest first: for the authors and the curators")
    public Slice<ChecklistJson> list(@RestPath long id) {
        return new Slice<>(checklists.rounds(id, viewer.get()), null).map(ChecklistJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Fill in the checklist about the text that stands there; after is the number of the newest one that you have read")
    @APIResponseSchema(value = ChecklistRef.class, responseCode = "201")
    public Response save(@RestPath long id, @NotNull(message = "Send a checklist.") @Valid ChecklistInput input,
            @HeaderParam("If-Match") String ifMatch, @HeaderParam("Idempotency-Key") String key) {
        EntryVersion read = IfMatch.optional(ifMatch);
        ChecklistRef ref = idempotency.once(key, ChecklistPages.operation(id), input, ChecklistRef.class, viewer.get(),
                () -> service.save(id, input, read, viewer.get()));
        return Response.created(URI.create("/api/v1/case-studies/" + id + "/checklists")).entity(ref).build();
    }
}
