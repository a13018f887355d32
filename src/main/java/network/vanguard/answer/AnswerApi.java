package network.vanguard.answer;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** Accepted answers as JSON; which one it is stands in the comments. */
@Path("/api/v1/comments/{id}/accepted")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Answers")
public class AnswerApi {

    private final AnswerService service;
    private final CurrentViewer viewer;

    AnswerApi(AnswerService service, CurrentViewer viewer) {
        this.service = service;
        this.viewer = viewer;
    }

    @PUT
    @Operation(summary = "Say that a comment answered the question that it replies to, or the discussion that asks: for whoever asked, and for a curator when they have been silent for 30 days")
    @APIResponse(responseCode = "204", description = "It stands as the answer, in the place of the one before")
    public void accept(@RestPath long id) {
        service.accept(id, viewer.get());
    }

    @DELETE
    @Operation(summary = "Say that it does not answer it after all")
    @APIResponse(responseCode = "204", description = "It does not stand as the answer")
    public void takeBack(@RestPath long id) {
        service.takeBack(id, viewer.get());
    }
}
