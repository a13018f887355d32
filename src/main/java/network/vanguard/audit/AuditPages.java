package network.vanguard.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** The audit log in the browser. */
@Path("/moderation/log")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class AuditPages {

    private static final int ROWS = 50;

    private final AuditFinder finder;
    private final AuditCheck check;
    private final Notices notices;
    private final CurrentViewer viewer;

    AuditPages(AuditFinder finder, AuditCheck check, Notices notices, CurrentViewer viewer) {
        this.finder = finder;
        this.check = check;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance log(AuditPage log);
    }

    @GET
    public TemplateInstance show(@RestQuery String verb, @RestQuery String person, @RestQuery String about,
            @RestQuery String after) {
        AuditFilter filter = AuditFilter.of(verb, person, about);
        return Templates.log(new AuditPage(finder.page(filter, after, ROWS, viewer.get()), filter,
                finder.state(viewer.get())));
    }

    @POST
    @Path("/check")
    public RestResponse<TemplateInstance> check() {
        AuditState found = check.check(viewer.get());
        notices.leave(found.brokenAt() == null
                ? "The log is whole: each of its " + found.rows() + " rows is as it was written."
                : "The log was altered. Row " + found.brokenAt() + " is not as it was written, or is missing.");
        return Answers.seeOther("/moderation/log");
    }
}
