package network.vanguard.review;

import java.util.List;

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
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Stale;

/** The checklist of a case study in the browser, for curators. Its authors read it on the page of the case study and in its form. */
@Path("/entries/{id}/checklist")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ChecklistPages {

    private final ChecklistFinder checklists;
    private final ChecklistService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    ChecklistPages(ChecklistFinder checklists, ChecklistService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.checklists = checklists;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance checklist(Advice advice, ChecklistForm form, List<ChecklistForm.Row> rows,
                FormErrors errors);
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        Advice advice = checklists.toFillIn(id, viewer.get());
        return page(advice, ChecklistForm.prepared(advice), FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> save(@RestPath long id, @BeanParam ChecklistForm form) {
        ChecklistInput input = form.toInput();
        FormErrors errors = ChecklistForm.errors(input, validator.validate(input));
        if (!errors.any()) {
            try {
                ChecklistRef ref = idempotency.once(form.idempotencyKey, operation(id), input, ChecklistRef.class,
                        viewer.get(), () -> service.save(id, input, form.revision, viewer.get()));
                notices.leave(
                        "The checklist is saved. The authors can read it. You can return or publish the case study below.");
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                Advice now = checklists.toFillIn(id, viewer.get());
                form.seen(now);
                return Answers.invalid(page(now, form, FormErrors.of("checklist",
                        "The case study was changed, or another checklist saved, since you opened this page. What you chose is "
                                + "below: compare it with what stands there now, then save again.")));
            } catch (Conflict conflict) {
                errors = FormErrors.of("checklist", conflict.getMessage());
            } catch (Invalid invalid) {
                errors = FormErrors.of("checklist", invalid.errors().get(0).message());
            }
        }
        return Answers.invalid(page(checklists.toFillIn(id, viewer.get()), form, errors));
    }

    private static TemplateInstance page(Advice advice, ChecklistForm form, FormErrors errors) {
        return Templates.checklist(advice, form, form.rows(advice), errors);
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "checklist " + entryId;
    }
}
