package network.vanguard.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.CurrentViewer;

/** The front page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class FrontPages {

    private final FrontFinder finder;
    private final CurrentViewer viewer;

    FrontPages(FrontFinder finder, CurrentViewer viewer) {
        this.finder = finder;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {

        private Templates() {}

        static native TemplateInstance front(FrontView view);

        static native TemplateInstance desk(DeskView view);
    }

    @GET
    public TemplateInstance show() {
        return viewer.get().signedIn() ? Templates.desk(finder.desk(viewer.get())) : Templates.front(finder.front());
    }
}
