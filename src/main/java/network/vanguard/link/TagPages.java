package network.vanguard.link;

import java.net.URI;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.page.Answers;
import network.vanguard.problem.NotFound;

/** Topics in the browser. */
@Path("/tags")
@Produces(MediaType.TEXT_HTML)
public class TagPages {

    private final TagFinder tags;
    private final CurrentViewer viewer;

    TagPages(TagFinder tags, CurrentViewer viewer) {
        this.tags = tags;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance tags(TagIndex index);

        static native TemplateInstance tag(TagView view);
    }

    /** A search that means one topic goes straight to it. */
    @GET
    public RestResponse<TemplateInstance> index(@RestQuery String q, @RestQuery String facet, @RestQuery String after) {
        Optional<String> meant = q == null || q.isBlank() ? Optional.empty() : tags.meant(q, viewer.get());
        return meant.map(slug -> Answers.seeOther("/tags/" + slug))
                .orElseGet(() -> Answers.page(Templates.tags(tags.index(q, facet, after, viewer.get()))));
    }

    /** Another name of a topic leads to it for good, if it names no second one. */
    @GET
    @Path("/{slug}")
    public RestResponse<TemplateInstance> show(@RestPath String slug) {
        Viewer reader = viewer.get();
        String meant = tags.meant(slug, reader).orElseThrow(NotFound::new);
        return meant.equals(slug)
                ? Answers.page(Templates.tag(tags.page(slug, reader)))
                : ResponseBuilder.<TemplateInstance>create(RestResponse.Status.MOVED_PERMANENTLY)
                        .location(URI.create("/tags/" + meant)).build();
    }
}
