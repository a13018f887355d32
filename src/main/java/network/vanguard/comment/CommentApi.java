package network.vanguard.comment;

import java.time.Instant;
import java.util.List;

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
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;

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
    public CommentJson revise(@RestPath long id, @NotNull(message = "Send a comment.") @Valid CommentInput input,
            @RestQuery boolean askModerator) {
        service.revise(id, input, askModerator, viewer.get());
        return show(id);
    }

    @DELETE
    @Authenticated
    @Operation(summary = "Remove your own comment: its text is deleted, its place in the thread stays")
    public void remove(@RestPath long id) {
        service.remove(id, viewer.get());
    }

    @GET
    @Path("/branch")
    @Operation(summary = "What stands below a comment, in reading order, however deep")
    public Slice<CommentJson> branch(@RestPath long id, @RestQuery String after, @RestQuery Integer limit) {
        CommentBranch branch = comments.branch(id, after, Limit.of(limit), viewer.get());
        return new Slice<>(branch.below().stream().map(CommentJson::of).toList(), branch.next());
    }

    @GET
    @Path("/reactions")
    @Operation(summary = "Who does the same as a comment tells (doing), and who would like to know more (wanting); how many found it useful is told with the comment")
    public List<ReactedJson> reactions(@RestPath long id) {
        return comments.reacted(id, viewer.get()).stream().map(ReactedJson::of).toList();
    }

    @PUT
    @Path("/reactions/{reaction}")
    @Authenticated
    @Operation(summary = "Say what you make of somebody else's comment: useful, doing or wanting. Twice is once")
    public CommentJson react(@RestPath long id, @RestPath String reaction) {
        service.react(id, Reaction.of(reaction).orElseThrow(NotFound::new), true, viewer.get());
        return show(id);
    }

    @DELETE
    @Path("/reactions/{reaction}")
    @Authenticated
    @Operation(summary = "Take it back")
    public CommentJson unreact(@RestPath long id, @RestPath String reaction) {
        service.react(id, Reaction.of(reaction).orElseThrow(NotFound::new), false, viewer.get());
        return show(id);
    }

    @GET
    @Path("/history")
    @Authenticated
    @Operation(summary = "What a comment said before it was changed, the last first: for its author and the moderators")
    public List<CommentRevisionJson> history(@RestPath long id) {
        return comments.revisions(id, viewer.get()).stream().map(CommentRevisionJson::of).toList();
    }

    /** Somebody who does the same, or would like to know more. */
    public record ReactedJson(Reaction reaction, String member, String sites) {

        static ReactedJson of(Reacted reacted) {
            return new ReactedJson(reacted.reaction(), reacted.member().handle(), reacted.sites());
        }
    }

    /** What a comment said before. */
    public record CommentRevisionJson(int number, CommentKind kind, String body, String quote, Instant replacedAt) {

        static CommentRevisionJson of(CommentRevision revision) {
            return new CommentRevisionJson(revision.number(), revision.kind(), revision.body(), revision.quote(),
                    revision.replacedAt());
        }
    }
}
