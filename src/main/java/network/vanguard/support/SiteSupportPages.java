package network.vanguard.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

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

/** What a site gave, for its members and curators, in the browser. */
@Path("/sites/{slug}/support")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SiteSupportPages {

    private final SupportFinder support;
    private final CurrentViewer viewer;

    SiteSupportPages(SupportFinder support, CurrentViewer viewer) {
        this.support = support;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance given(Given given, String next);
    }

    @GET
    public TemplateInstance given(@RestPath String slug, @RestQuery String after) {
        return page(support.ofSite(slug, after, viewer.get()));
    }

    /** The same page for whoever gives. */
    static TemplateInstance page(Given given) {
        return Templates.given(given, given.next() == null
                ? null
                : given.url() + "/support?after=" + URLEncoder.encode(given.next(), UTF_8));
    }
}
