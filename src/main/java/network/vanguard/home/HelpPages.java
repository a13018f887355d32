package network.vanguard.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Help, and what the platform owes its readers to say about itself. */
@Path("/help")
@Produces(MediaType.TEXT_HTML)
public class HelpPages {

    @CheckedTemplate(basePath = "home")
    static class Templates {

        private Templates() {}

        static native TemplateInstance help();

        static native TemplateInstance accessibility();

        static native TemplateInstance cookies();
    }

    @GET
    public TemplateInstance help() {
        return Templates.help();
    }

    @GET
    @Path("/accessibility")
    public TemplateInstance accessibility() {
        return Templates.accessibility();
    }

    @GET
    @Path("/cookies")
    public TemplateInstance cookies() {
        return Templates.cookies();
    }
}
