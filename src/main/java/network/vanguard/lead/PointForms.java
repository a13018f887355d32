package network.vanguard.lead;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/** The form in which a reader says that a text points to something elsewhere, whatever kind of text it is. */
@ApplicationScoped
class PointForms {

    private final LeadFinder leads;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    PointForms(LeadFinder leads, Idempotency idempotency, Validator validator, Notices notices, CurrentViewer viewer) {
        this.leads = leads;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "lead")
    static class Templates {
        static native TemplateInstance point(Naming naming, String action, LeadForm form, FormErrors errors);
    }

    /** The empty form. */
    TemplateInstance start(Naming naming, String action) {
        return Templates.point(naming, action, LeadForm.prepared(leads.address(naming).orElse(null)),
                FormErrors.none());
    }

    /** What happens when it is sent: the text's page again with thanks, or the form with all that was typed. */
    RestResponse<TemplateInstance> point(Naming naming, String action, String operation, LeadForm form,
            Function<LeadInput, LeadRef> work) {
        LeadInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "name", "address");
        if (!errors.any()) {
            try {
                LeadRef ref = idempotency.once(form.idempotencyKey, operation, input, LeadRef.class, viewer.get(),
                        () -> work.apply(input));
                notices.leave(ref.made()
                        ? "Thank you. The curators will look at it, and whoever wrote this hears what became of it."
                        : "Thank you. The curators know of it already; now they know of this too.");
                return Answers.seeOther(naming.url());
            } catch (Invalid invalid) {
                errors = FormErrors.of(invalid);
            } catch (Conflict conflict) {
                errors = FormErrors.of("name", conflict.getMessage());
            }
        }
        return Answers.invalid(Templates.point(naming, action, form, errors));
    }
}
