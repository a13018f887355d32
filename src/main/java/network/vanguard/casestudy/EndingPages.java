package network.vanguard.casestudy;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Hold;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;

/** That what a case study tells of has ended, said and taken back in the browser. */
@Path("/case-studies/{slug}/ending")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class EndingPages {

    private final CaseStudyFinder caseStudies;
    private final CaseStudyService service;
    private final EntryFinder entries;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    EndingPages(CaseStudyFinder caseStudies, CaseStudyService service, EntryFinder entries, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.caseStudies = caseStudies;
        this.service = service;
        this.entries = entries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "casestudy")
    static class Templates {
        static native TemplateInstance endingForm(EntrySummary entry, Ending before, EndingForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance form(@RestPath String slug) {
        EntrySummary entry = revisable(slug);
        Ending before = caseStudies.body(entry.id()).record().ending();
        return Templates.endingForm(entry, before, EndingForm.of(before), FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> end(@RestPath String slug, @BeanParam EndingForm form) {
        EntrySummary entry = revisable(slug);
        FormErrors errors;
        try {
            Ending ending = form.toInput();
            errors = named(FormErrors.from(validator.validate(ending), "when", "why", "how", "lesson"));
            if (!errors.any()) {
                EntryRef ref = idempotency.once(form.idempotencyKey, operation(entry.id()), ending, EntryRef.class,
                        viewer.get(), () -> service.end(entry.id(), ending, form.asksModerator(), viewer.get()));
                notices.leave(ref.state() == EntryState.HIDDEN
                        ? Hold.told(form.asksModerator())
                        : "Thank you. Whoever opens this case study reads first that it has ended, and what was learnt.");
                return Answers.seeOther(ref.url());
            }
        } catch (Invalid invalid) {
            errors = errorsOf(invalid);
        }
        return Answers.invalid(
                Templates.endingForm(entry, caseStudies.body(entry.id()).record().ending(), form, errors));
    }

    /** It runs again, or never ended: one press. */
    @POST
    @Path("/undo")
    public RestResponse<TemplateInstance> undo(@RestPath String slug, @RestForm String idempotencyKey) {
        EntrySummary entry = revisable(slug);
        EntryRef ref = idempotency.once(idempotencyKey, operation(entry.id()) + " undo", "", EntryRef.class, viewer.get(),
                () -> service.runsAgain(entry.id(), viewer.get()));
        notices.leave("The ending is taken back. What was said of it stays in the history.");
        return Answers.seeOther(ref.url());
    }

    private EntrySummary revisable(String slug) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer.get());
        if (!entries.actions(entry.id(), viewer.get()).revise()) {
            throw new Refused("Only its authors and the curators can say that this has ended.");
        }
        return entry;
    }

    /** The day is one field in JSON and two in the form; the form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid) {
        FormErrors errors = FormErrors.none();
        for (FieldError error : invalid.errors()) {
            errors = error.field().equals("Idempotency-Key")
                    ? errors.and("why", "This form was sent before with something else in it, and that stands. To change it, "
                            + "send it again.")
                    : errors.and(error.field().equals("when") ? "year" : error.field(), error.message());
        }
        return errors;
    }

    private static FormErrors named(FormErrors errors) {
        FormErrors named = FormErrors.none();
        for (FormErrors.Item item : errors.items()) {
            named = named.and(item.field().equals("when") ? "year" : item.field(), item.message());
        }
        return named;
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "ending " + entryId;
    }
}
