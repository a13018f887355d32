package network.vanguard.review;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
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

/** What curators think of the claims of an entry, in the browser. The newest of each claim stands on the page of the entry itself. */
@Path("/entries/{id}/judgements")
@Produces(MediaType.TEXT_HTML)
public class JudgementPages {

    private final JudgementFinder judgements;
    private final JudgementService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    JudgementPages(JudgementFinder judgements, JudgementService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.judgements = judgements;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance judgements(Judged judged, JudgedClaim chosen, JudgementForm form, Long replied,
                String message, FormErrors errors);
    }

    /**
     * All judgements of an entry; with the number of a claim those of that one, and the form to judge it.
     *
     * @param claim from 1 on; null, or a number of none, for all
     */
    @GET
    public TemplateInstance list(@RestPath long id, @RestQuery Integer claim) {
        Judged judged = judgements.of(id, viewer.get());
        JudgedClaim chosen = claim == null ? null : judged.at(claim - 1);
        return page(judged, chosen, chosen == null ? null : JudgementForm.about(chosen.claim()), null, null,
                FormErrors.none());
    }

    @POST
    @Authenticated
    public RestResponse<TemplateInstance> judge(@RestPath long id, @BeanParam JudgementForm form) {
        JudgementInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "evidence", "equity", "reason");
        if (!errors.any()) {
            try {
                idempotency.once(form.idempotencyKey, operation(id), input, JudgementRef.class, viewer.get(),
                        () -> service.judge(id, input, viewer.get()));
                notices.leave("Your judgement stands beside the claim. The authors can reply to it.");
                return Answers.seeOther(judgements.of(id, viewer.get()).entry().url() + "#results");
            } catch (Stale stale) {
                errors = FormErrors.of("claims",
                        "The claim was changed since you opened this page. Read it again below, then send "
                                + "what you wrote once more.");
            } catch (Conflict conflict) {
                errors = FormErrors.of("claims", conflict.getMessage());
            } catch (Invalid invalid) {
                errors = FormErrors.of("claims", invalid.errors().get(0).message());
            }
        }
        Judged judged = judgements.of(id, viewer.get());
        JudgedClaim chosen = form.claim == null ? null : judged.at(form.claim - 1);
        if (chosen != null) {
            form.seen(chosen.claim());
        }
        return Answers.invalid(page(judged, chosen, form, null, null, errors));
    }

    @POST
    @Path("/{judgement}/reply")
    @Authenticated
    public RestResponse<TemplateInstance> reply(@RestPath long id, @RestPath long judgement, @RestForm String message,
            @RestForm String idempotencyKey) {
        ReplyInput input = new ReplyInput(message == null ? "" : message.replace("\r\n", "\n"));
        FormErrors errors = FormErrors.none();
        for (var violation : validator.validate(input)) {
            errors = errors.and("reply-" + judgement, violation.getMessage());
        }
        if (!errors.any()) {
            try {
                idempotency.once(idempotencyKey, replyOperation(judgement), input, JudgementRef.class, viewer.get(),
                        () -> service.reply(id, judgement, input, viewer.get()));
                notices.leave(
                        input.message().isEmpty() ? "Your reply is taken back." : "Your reply stands with the judgement.");
                return Answers.seeOther("/entries/" + id + "/judgements#judgement-" + judgement);
            } catch (Conflict conflict) {
                errors = FormErrors.of("reply-" + judgement, conflict.getMessage());
            } catch (Invalid invalid) {
                errors = FormErrors.of("reply-" + judgement, invalid.errors().get(0).message());
            }
        }
        return Answers.invalid(page(judgements.of(id, viewer.get()), null, null, judgement, message, errors));
    }

    private static TemplateInstance page(Judged judged, JudgedClaim chosen, JudgementForm form, Long replied, String message,
            FormErrors errors) {
        return Templates.judgements(judged, chosen, form, replied, message, errors);
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "judge " + entryId;
    }

    static String replyOperation(long judgementId) {
        return "reply to judgement " + judgementId;
    }
}
