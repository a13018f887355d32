package network.vanguard.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.member.OwnSession;
import network.vanguard.member.SessionService;
import network.vanguard.moderation.ModerationService;

/** People: oneself, and other members. Whoever has not signed in is asked to, whether there is such a person or not. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class MemberPages {

    private final PersonFinder people;
    private final ModerationService moderation;
    private final SessionService sessions;
    private final CurrentViewer viewer;

    MemberPages(PersonFinder people, ModerationService moderation, SessionService sessions, CurrentViewer viewer) {
        this.people = people;
        this.moderation = moderation;
        this.sessions = sessions;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {

        private Templates() {}

        static native TemplateInstance me(OwnEntries own, List<OwnSession> sessions);

        static native TemplateInstance member(PersonView view, String next);
    }

    @GET
    @Path("me")
    public TemplateInstance me() {
        OwnEntries own = people.own(viewer.get());
        moderation.opened(viewer.get());
        return Templates.me(own, sessions.own(viewer.get(), viewer.session()));
    }

    @GET
    @Path("members/{handle}")
    public TemplateInstance member(@RestPath String handle, @RestQuery String after) {
        PersonView view = people.person(handle, after, viewer.get());
        return Templates.member(view, view.next() == null
                ? null
                : "/members/" + view.person().handle() + "?after=" + URLEncoder.encode(view.next(), UTF_8));
    }
}
