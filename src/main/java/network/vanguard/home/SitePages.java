package network.vanguard.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;
import network.vanguard.site.SiteService;

/** The sites in the browser. */
@Path("/sites")
@Produces(MediaType.TEXT_HTML)
public class SitePages {

    private final SiteContentFinder sites;
    private final SiteService follows;
    private final Notices notices;
    private final CurrentViewer viewer;

    SitePages(SiteContentFinder sites, SiteService follows, Notices notices, CurrentViewer viewer) {
        this.sites = sites;
        this.follows = follows;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {

        private Templates() {}

        static native TemplateInstance sites(SiteList list);

        static native TemplateInstance site(SiteContent content);
    }

    @GET
    public TemplateInstance list(@RestQuery String model, @RestQuery String region) {
        return Templates.sites(sites.list(model, region, viewer.get()));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug) {
        return Templates.site(sites.page(slug, viewer.get()));
    }

    @POST
    @Path("/{slug}/follow")
    @Authenticated
    public RestResponse<TemplateInstance> follow(@RestPath String slug) {
        follows.follow(slug, viewer.get());
        notices.leave("You follow this site.");
        return Answers.seeOther("/sites/" + slug);
    }

    @POST
    @Path("/{slug}/unfollow")
    @Authenticated
    public RestResponse<TemplateInstance> unfollow(@RestPath String slug) {
        follows.unfollow(slug, viewer.get());
        notices.leave("You do not follow this site any more.");
        return Answers.seeOther("/sites/" + slug);
    }
}
