package network.vanguard.support;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** What an organisation gave, for curators, in the browser. */
@Path("/organisations/{slug}/support")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class OrganisationSupportPages {

    private final SupportFinder support;
    private final CurrentViewer viewer;

    OrganisationSupportPages(SupportFinder support, CurrentViewer viewer) {
        this.support = support;
        this.viewer = viewer;
    }

    @GET
    public TemplateInstance given(@RestPath String slug, @RestQuery String after) {
        return SiteSupportPages.page(support.ofOrganisation(slug, after, viewer.get()));
    }
}
