package network.vanguard.entry;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;

/** Co-authors in the browser. */
@Path("/entries/{id}/authors")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CoAuthorPages {

    private final CoAuthorService coAuthors;
    private final EntryFinder entries;
    private final Notices notices;
    private final CurrentViewer viewer;

    CoAuthorPages(CoAuthorService coAuthors, EntryFinder entries, Notices notices, CurrentViewer viewer) {
        this.coAuthors = coAuthors;
        this.entries = entries;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance authors(EntrySummary entry, List<CoAuthor> asked, String person, FormErrors errors);
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        return page(id, "", FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> ask(@RestPath long id, @RestForm String person) {
        try {
            coAuthors.ask(id, person, viewer.get());
        } catch (Invalid invalid) {
            return Answers.invalid(page(id, person, FormErrors.of(invalid)));
        }
        notices.leave("They are asked. They are named as an author once they have agreed.");
        return Answers.seeOther("/entries/" + id + "/authors");
    }

    @POST
    @Path("/answer")
    public RestResponse<TemplateInstance> answer(@RestPath long id, @RestForm String answer) {
        if (!"yes".equals(answer) && !"no".equals(answer)) {
            throw new Invalid("answer", "Answer yes or no.");
        }
        boolean accepted = answer.equals("yes");
        EntrySummary entry = entries.byId(id, viewer.get());
        coAuthors.answer(id, accepted, viewer.get());
        notices.leave(accepted ? "You are named as an author now, and can change it." : "You are not named as an author.");
        return Answers.seeOther(accepted ? entry.url() : "/me");
    }

    @POST
    @Path("/{handle}/remove")
    public RestResponse<TemplateInstance> remove(@RestPath long id, @RestPath String handle) {
        coAuthors.remove(id, handle, viewer.get());
        notices.leave("They are no longer on the list of authors.");
        return Answers.seeOther(handle.equals(viewer.get().handle()) ? "/me" : "/entries/" + id + "/authors");
    }

    private TemplateInstance page(long id, String person, FormErrors errors) {
        return Templates.authors(entries.byId(id, viewer.get()), coAuthors.asked(id, viewer.get()), person, errors);
    }
}
