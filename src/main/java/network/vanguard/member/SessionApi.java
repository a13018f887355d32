package network.vanguard.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.security.Authenticated;

/** Where somebody is signed in to the pages, as JSON. */
@Path("/api/v1/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sessions")
public class SessionApi {

    private final SessionService sessions;
    private final CurrentViewer viewer;

    SessionApi(SessionService sessions, CurrentViewer viewer) {
        this.sessions = sessions;
        this.viewer = viewer;
    }

    /**
     * A browser that is signed in.
     *
     * @param device such as "Firefox on Windows"
     * @param seenAt when it was used last, up to five minutes early
     */
    public record SessionJson(UUID id, String device, Instant begunAt, Instant seenAt) {

        static SessionJson of(OwnSession one) {
            return new SessionJson(one.id(), one.device(), one.begunAt(), one.seenAt());
        }
    }

    @GET
    @Operation(summary = "The browsers in which you are signed in to the pages, the last used first; tokens of the API are not among them")
    public List<SessionJson> list() {
        return sessions.own(viewer.get(), viewer.session()).stream().map(SessionJson::of).toList();
    }

    @DELETE
    @Path("/{session}")
    @APIResponse(responseCode = "204", description = "You are signed out there")
    @Operation(summary = "Sign out in one of these browsers, from its next request on")
    public void end(@RestPath UUID session) {
        sessions.end(session, viewer.get());
    }
}
