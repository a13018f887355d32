package network.vanguard.moderation;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;

/** Reporting something in the browser. */
@Path("/reports")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ReportPages {

    private final ModerationFinder finder;
    private final ReportService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    ReportPages(ModerationFinder finder, ReportService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "moderation")
    static class Templates {
        static native TemplateInstance report(Reporting reporting, ReportForm form, FormErrors errors);
    }

    @GET
    @Path("/entries/{id}")
    public TemplateInstance entry(@RestPath long id) {
        return start(Subject.entry(id));
    }

    @GET
    @Path("/comments/{id}")
    public TemplateInstance comment(@RestPath long id) {
        return start(Subject.comment(id));
    }

    @POST
    @Paced(Doing.REPORT)
    @Path("/entries/{id}")
    public RestResponse<TemplateInstance> reportEntry(@RestPath long id, @BeanParam ReportForm form) {
        return report(Subject.entry(id), form);
    }

    @POST
    @Paced(Doing.REPORT)
    @Path("/comments/{id}")
    public RestResponse<TemplateInstance> reportComment(@RestPath long id, @BeanParam ReportForm form) {
        return report(Subject.comment(id), form);
    }

    private TemplateInstance start(Subject subject) {
        return Templates.report(finder.reporting(subject, viewer.get()), new ReportForm(), FormErrors.none());
    }

    private RestResponse<TemplateInstance> report(Subject subject, ReportForm form) {
        Reporting reporting = finder.reporting(subject, viewer.get());
        ReportInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "rule", "words");
        if (!errors.any()) {
            try {
                ReportRef ref = idempotency.once(form.idempotencyKey, operation(subject), input, ReportRef.class, viewer.get(),
                        () -> service.report(subject, input, viewer.get()));
                notices.leave(ref.hidden()
                        ? "Thank you. As several people have reported it, it is hidden until a moderator has decided."
                        : "Thank you. A moderator will look at it. Your page says what became of it.");
                return Answers.seeOther(ref.hidden() ? "/me#reported" : reporting.url());
            } catch (Conflict conflict) {
                errors = FormErrors.of("words", conflict.getMessage());
            }
        }
        return Answers.invalid(Templates.report(reporting, form, errors));
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(Subject subject) {
        return "report " + subject.sort() + " " + subject.id();
    }
}
