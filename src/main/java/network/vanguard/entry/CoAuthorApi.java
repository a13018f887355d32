package network.vanguard.entry;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** Co-authors as JSON. */
@Path("/api/v1/entries/{id}/authors")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Entries")
public class CoAuthorApi {

    private final CoAuthorService coAuthors;
    private final CurrentViewer viewer;

    CoAuthorApi(CoAuthorService coAuthors, CurrentViewer viewer) {
        this.coAuthors = coAuthors;
        this.viewer = viewer;
    }

    /** @param person account or whole name */
    record Asked(@NotNull(message = "Say whom you ask.") String person) {}

    record Answered(@NotNull(message = "Say true or false.") Boolean accepted) {}

    @GET
    @Operation(summary = "Who was asked to be named as an author; for the authors of the entry")
    public List<CoAuthor> list(@RestPath long id) {
        return coAuthors.asked(id, viewer.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask somebody to be named as an author; answers who was asked")
    public List<CoAuthor> ask(@RestPath long id, @NotNull @Valid Asked asked) {
        coAuthors.ask(id, asked.person(), viewer.get());
        return coAuthors.asked(id, viewer.get());
    }

    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "Kept")
    @Operation(summary = "Agree or not to be named as an author, when you were asked")
    public void answer(@RestPath long id, @NotNull @Valid Answered answered) {
        coAuthors.answer(id, answered.accepted(), viewer.get());
    }

    @DELETE
    @Path("/{handle}")
    @Operation(summary = "Take somebody off the list of authors: an author anybody, a co-author themselves")
    public void remove(@RestPath long id, @RestPath String handle) {
        coAuthors.remove(id, handle, viewer.get());
    }
}
