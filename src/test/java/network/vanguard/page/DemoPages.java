package network.vanguard.page;

import java.util.List;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Every component on one page, and a form that goes wrong; only for the tests in this package. */
@Path("/demo")
@Produces(MediaType.TEXT_HTML)
public class DemoPages {

    private final Notices notices;

    DemoPages(Notices notices) {
        this.notices = notices;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance reading();

        static native TemplateInstance all(Filled form, FormErrors errors, List<Choice> kinds, List<PageLink> pages);
    }

    /** What was typed. */
    public record Filled(String title, String summary, String kind, List<String> topics) {}

    @GET
    public TemplateInstance show() {
        return page(new Filled("", "", "note", List.of("falls")), FormErrors.none());
    }

    /** A page without a form. */
    @GET
    @Path("/reading")
    public TemplateInstance read() {
        return Templates.reading();
    }

    @POST
    public RestResponse<TemplateInstance> send(@FormParam("title") String title, @FormParam("summary") String summary,
            @FormParam("kind") String kind, @FormParam("topics") List<String> topics) {
        FormErrors errors = FormErrors.none();
        if (title.isBlank()) {
            errors = errors.and("title", "Enter a title").and("summary", "Enter a summary");
        }
        if (errors.any()) {
            return Answers.invalid(page(new Filled(title, summary, kind, topics), errors));
        }
        notices.leave("“" + title + "” is saved.");
        return Answers.seeOther("/demo");
    }

    /** A form with a file. */
    @POST
    @Path("/file")
    public String receive(@RestForm String title, @RestForm FileUpload file) {
        return title + " " + file.fileName();
    }

    private static TemplateInstance page(Filled form, FormErrors errors) {
        return Templates.all(form, errors,
                List.of(new Choice("note", "A practice note", "Short, written in ten minutes"),
                        new Choice("case", "A case study"), new Choice("question", "A question")),
                PageLink.around(10, 40, number -> "/demo?page=" + number));
    }
}
