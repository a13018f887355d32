package network.vanguard.discussion;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

import network.vanguard.entry.EntryRef;
import network.vanguard.entry.IfMatch;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;

/** Discussions as JSON. */
@Path("/api/v1/discussions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Discussions")
public class DiscussionApi {

    private final DiscussionService discussions;
    private final Idempotency idempotency;
    private final CurrentViewer viewer;

    DiscussionApi(DiscussionService discussions, Idempotency idempotency, CurrentViewer viewer) {
        this.discussions = discussions;
        this.idempotency = idempotency;
        this.viewer = viewer;
    }

    @POST
    @Paced
    @Operation(summary = "Open a discussion")
    @APIResponseSchema(value = EntryRef.class, responseCode = "201")
    public Response publish(@Valid @NotNull DiscussionInput input, @HeaderParam("Idempotency-Key") String key,
            @RestQuery boolean askModerator) {
        EntryRef ref = idempotency.once(key, "discussion", input, EntryRef.class, viewer.get(),
                () -> discussions.publish(input, askModerator, viewer.get()));
        return Response.created(URI.create("/api/v1/entries/" + ref.id())).header("ETag", ref.etag()).entity(ref).build();
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Write a new version; If-Match carries the ETag of the version that you read")
    @APIResponseSchema(EntryRef.class)
    public Response revise(@RestPath long id, @Valid @NotNull DiscussionInput input,
            @HeaderParam("If-Match") String ifMatch,
            @RestQuery boolean askModerator) {
        EntryRef ref = discussions.revise(id, IfMatch.needed(ifMatch), input, askModerator, viewer.get());
        return Response.ok(ref).header("ETag", ref.etag()).build();
    }
}
