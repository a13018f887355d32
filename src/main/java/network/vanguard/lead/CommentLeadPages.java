package network.vanguard.lead;

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

import network.vanguard.comment.CommentView;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/** Where a reader says in the browser that a comment points to something elsewhere. */
@Path("/comments/{id}/lead")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CommentLeadPages {

    private final LeadFinder leads;
    private final LeadService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    CommentLeadPages(LeadFinder leads, LeadService service, Idempotency idempotency, Validator validator, Notices notices,
            CurrentViewer viewer) {
        this.leads = leads;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "lead")
    static class Templates {
        static native TemplateInstance point(CommentView comment, LeadForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance start(@RestPath long id) {
        CommentView comment = leads.comment(id, viewer.get());
        return Templates.point(comment, LeadForm.prepared(leads.address(comment).orElse(null)), FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> point(@RestPath long id, @BeanParam LeadForm form) {
        CommentView comment = leads.comment(id, viewer.get());
        LeadInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "name", "address");
        if (!errors.any()) {
            try {
                LeadRef ref = idempotency.once(form.idempotencyKey, operation(id), input, LeadRef.class, viewer.get(),
                        () -> service.point(id, input, viewer.get()));
                notices.leave(ref.made()
                        ? "Thank you. The curators will look at it, and whoever wrote the comment hears what became of it."
                        : "Thank you. The curators know of it already; now they know of this comment too.");
                return Answers.seeOther(comment.url());
            } catch (Invalid invalid) {
                errors = FormErrors.of(invalid);
            } catch (Conflict conflict) {
                errors = FormErrors.of("name", conflict.getMessage());
            }
        }
        return Answers.invalid(Templates.point(comment, form, errors));
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long commentId) {
        return "lead " + commentId;
    }
}
