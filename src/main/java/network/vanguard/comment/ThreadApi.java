package network.vanguard.comment;

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
import network.vanguard.pace.Paced;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

/** The comments under an entry, as JSON. */
@Path("/api/v1/entries/{entryId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
public class ThreadApi {

    private final CommentFinder comments;
    private final CommentService service;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    ThreadApi(CommentFinder comments, CommentService service, Idempotency idempotency, CurrentViewer viewer) {
        this.comments = comments;
        this.service = service;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "The comments under an entry, in reading order: each after the one it answers (order=oldest); the last first (newest); or those on the entry itself by how many found them useful, each with the first replies to it (useful)")
    public Slice<CommentJson> list(@RestPath long entryId, @RestQuery String order, @RestQuery String after,
            @RestQuery Integer limit) {
        CommentPage page = comments.page(entryId, CommentOrder.of(order), after, Limit.of(limit), viewer.get());
        return new Slice<>(page.comments().stream().map(CommentJson::of).toList(), page.next());
    }

    @POST
    @Paced
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Comment on an entry, or reply to one of its comments")
    @APIResponseSchema(value = CommentJson.class, responseCode = "201")
    public Response post(@RestPath long entryId, @NotNull(message = "Send a comment.") @Valid CommentInput input,
            @HeaderParam("Idempotency-Key") String key, @RestQuery boolean askModerator) {
        CommentRef ref = idempotency.once(key, ThreadPages.operation(entryId), input, CommentRef.class, viewer.get(),
                () -> service.post(entryId, input, askModerator, viewer.get()));
        return Response.created(URI.create("/api/v1/comments/" + ref.id()))
                .entity(CommentJson.of(comments.one(ref.id(), viewer.get()))).build();
    }
}
