package network.vanguard.member;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** Signs people out elsewhere; the list of where they are signed in stands on their own page. */
@Path("/me/sessions")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SessionPages {

    private static final String BACK = "/me#sessions";

    private final SessionService sessions;
    private final Notices notices;
    private final CurrentViewer viewer;

    SessionPages(SessionService sessions, Notices notices, CurrentViewer viewer) {
        this.sessions = sessions;
        this.notices = notices;
        this.viewer = viewer;
    }

    @POST
    @Path("/{session}/end")
    public RestResponse<TemplateInstance> end(@RestPath UUID session) {
        sessions.end(session, viewer.get());
        notices.leave("You are signed out there.");
        return Answers.seeOther(BACK);
    }

    @POST
    @Path("/end-others")
    public RestResponse<TemplateInstance> endOthers() {
        int ended = sessions.endOthers(viewer.session(), viewer.get());
        notices.leave(ended == 0 ? "You were signed in nowhere else." : "You are signed out everywhere else.");
        return Answers.seeOther(BACK);
    }
}
