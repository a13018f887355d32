package network.vanguard.link;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** A topic at a site: a place and a condition at once. */
@Path("/tags/{slug}/at/{site}")
@Produces(MediaType.TEXT_HTML)
public class CrossingPages {

    private final TagFinder tags;
    private final FollowService follows;
    private final Notices notices;
    private final CurrentViewer viewer;

    CrossingPages(TagFinder tags, FollowService follows, Notices notices, CurrentViewer viewer) {
        this.tags = tags;
        this.follows = follows;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance crossing(Crossing crossing);
    }

    @GET
    public TemplateInstance show(@RestPath String slug, @RestPath String site) {
        return Templates.crossing(tags.crossing(slug, site, viewer.get()));
    }

    /** Joining a crossing is to follow both its axes. */
    @POST
    @Path("/follow")
    @Authenticated
    public RestResponse<TemplateInstance> follow(@RestPath String slug, @RestPath String site) {
        String address = follows.followBoth(slug, site, viewer.get());
        notices.leave("You follow the topic and the site.");
        return Answers.seeOther(address);
    }
}
