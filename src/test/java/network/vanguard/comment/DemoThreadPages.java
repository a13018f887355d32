package network.vanguard.comment;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.entry.EntryFinder;
import network.vanguard.member.CurrentViewer;

/** A page that shows an entry's thread and nothing else; only for the tests in this package. */
@Path("/demo-thread/{id}")
@Produces(MediaType.TEXT_HTML)
public class DemoThreadPages {

    private final EntryFinder entries;
    private final CommentFinder comments;
    private final CurrentViewer viewer;

    DemoThreadPages(EntryFinder entries, CommentFinder comments, CurrentViewer viewer) {
        this.entries = entries;
        this.comments = comments;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "comment")
    static class Templates {

        private Templates() {}

        static native TemplateInstance demo(CommentThread thread);
    }

    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery("comments") String after) {
        return Templates.demo(comments.thread(entries.byId(id, viewer.get()), after, viewer.get()));
    }
}
