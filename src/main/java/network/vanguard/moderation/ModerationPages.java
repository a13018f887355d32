package network.vanguard.moderation;

import java.util.function.Function;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
import network.vanguard.paging.Limit;
import network.vanguard.problem.Conflict;

/** The work of the moderators in the browser. */
@Path("/moderation")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ModerationPages {

    private final ModerationFinder finder;
    private final ModerationService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    ModerationPages(ModerationFinder finder, ModerationService service, Idempotency idempotency, Validator validator,
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
        static native TemplateInstance queue(ModerationQueue queue);

        static native TemplateInstance one(CaseView one, DecisionForm form, AnswerForm answer, FormErrors errors);
    }

    /** What is none of the parts or orders shows what waits, longest first. */
    @GET
    public TemplateInstance queue(@RestQuery String show, @RestQuery String order, @RestQuery String after) {
        QueuePart part = QueuePart.of(show).orElse(QueuePart.WAITING);
        QueueOrder by = QueueOrder.of(order).orElse(QueueOrder.OLDEST);
        return Templates.queue(new ModerationQueue(part, by, finder.queue(part, by, after, Limit.DEFAULT, viewer.get())));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance show(@RestPath long id) {
        return Templates.one(finder.one(id, viewer.get()), new DecisionForm(), new AnswerForm(), FormErrors.none());
    }

    @POST
    @Path("/{id}/take")
    public RestResponse<TemplateInstance> take(@RestPath long id) {
        service.take(id, viewer.get());
        notices.leave("You have taken this on. The other moderators see that.");
        return Answers.seeOther("/moderation/" + id);
    }

    @POST
    @Path("/{id}/decision")
    public RestResponse<TemplateInstance> decide(@RestPath long id, @BeanParam DecisionForm form) {
        DecisionInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "verb", "rule", "reason");
        return done(id, form.idempotencyKey, errors, "decide case " + id, input,
                () -> service.decide(id, input, viewer.get()),
                "It is decided. Its author and those who reported it can read your reason.",
                found -> Templates.one(finder.one(id, viewer.get()), form, new AnswerForm(), found));
    }

    @POST
    @Path("/{id}/appeal")
    public RestResponse<TemplateInstance> answer(@RestPath long id, @BeanParam AnswerForm form) {
        AnswerInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "granted", "reason");
        return done(id, form.idempotencyKey, errors, "answer appeal " + id, input,
                () -> service.answer(id, input, viewer.get()), "The appeal is answered. Its author can read your reason.",
                found -> Templates.one(finder.one(id, viewer.get()), new DecisionForm(), form, found));
    }

    private RestResponse<TemplateInstance> done(long id, String key, FormErrors found, String operation, Object input,
            Runnable work, String thanks, Function<FormErrors, TemplateInstance> again) {
        FormErrors errors = found;
        if (!errors.any()) {
            try {
                idempotency.once(key, operation, input, viewer.get(), work);
                notices.leave(thanks);
                return Answers.seeOther("/moderation/" + id);
            } catch (Conflict conflict) {
                errors = FormErrors.of("decided", conflict.getMessage());
            }
        }
        return Answers.invalid(again.apply(errors));
    }
}
