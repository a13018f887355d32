package network.vanguard.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.challenge.ChallengeFinder;

/** Help, and what the platform owes its readers to say about itself. */
@Path("/help")
@Produces(MediaType.TEXT_HTML)
public class HelpPages {

    @CheckedTemplate(basePath = "home")
    static class Templates {

        private Templates() {}

        /** @param days within so many working days challenges should have an answer */
        static native TemplateInstance help(int days);

        static native TemplateInstance accessibility();

        static native TemplateInstance cookies();
    }

    private final ChallengeFinder challenges;

    HelpPages(ChallengeFinder challenges) {
        this.challenges = challenges;
    }

    @GET
    public TemplateInstance help() {
        return Templates.help(challenges.answerWithin());
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
