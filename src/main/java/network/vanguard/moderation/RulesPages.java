package network.vanguard.moderation;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The rules that everybody here has agreed to, for everybody to read. */
@Path("/rules")
@Produces(MediaType.TEXT_HTML)
public class RulesPages {

    private final ModerationSettings settings;

    RulesPages(ModerationSettings settings) {
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "moderation")
    static class Templates {
        static native TemplateInstance rules(List<Rule> rules, int hideAfter);
    }

    @GET
    public TemplateInstance show() {
        return Templates.rules(List.of(Rule.values()), settings.hideAfter());
    }
}
