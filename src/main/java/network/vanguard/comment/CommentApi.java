package network.vanguard.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** One comment, as JSON. */
@Path("/api/v1/comments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
public class CommentApi {

    private final CommentFinder comments;
    private final CommentService service;
    private final CurrentViewer viewer;

    CommentApi(CommentFinder comments, CommentService service, CurrentViewer viewer) {
        this.comments = comments;
        this.service = service;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "One comment")
    public CommentJson show(@RestPath long id) {
        return CommentJson.of(comments.one(id, viewer.get()));
    }

    @PUT
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the text or the kind of your own comment; parent and site stay")
    public CommentJson revise(@RestPath long id, @NotNull(message = "Send a comment.") @Valid CommentInput input) {
        service.revise(id, input, viewer.get());
        return show(id);
    }

    @DELETE
    @Authenticated
    @Operation(summary = "Remove your own comment: its text is deleted, its place in the thread stays")
    public void remove(@RestPath long id) {
        service.remove(id, viewer.get());
    }
}
