package network.vanguard.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.CurrentViewer;

/** The sites in the browser. */
@Path("/sites")
@Produces(MediaType.TEXT_HTML)
public class SitePages {

    private final SiteContentFinder sites;
    private final CurrentViewer viewer;

    SitePages(SiteContentFinder sites, CurrentViewer viewer) {
        this.sites = sites;
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
}
