package network.vanguard.answer;

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
import network.vanguard.problem.Invalid;

/** Asking somebody, in the browser. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class AskPages {

    private final AskFinder asks;
    private final AskService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    AskPages(AskFinder asks, AskService service, Idempotency idempotency, Validator validator, Notices notices,
            CurrentViewer viewer) {
        this.asks = asks;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "answer")
    static class Templates {
        static native TemplateInstance ask(AskPage view, AskForm form, FormErrors errors);

        static native TemplateInstance decline(Ask ask, String instead, FormErrors errors);
    }

    @GET
    @Path("entries/{id}/ask")
    public TemplateInstance start(@RestPath long id, @RestQuery Long comment, @RestQuery String topic) {
        return Templates.ask(asks.page(id, comment, topic, viewer.get()), AskForm.of(comment), FormErrors.none());
    }

    @POST
    @Path("entries/{id}/ask")
    public RestResponse<TemplateInstance> ask(@RestPath long id, @BeanParam AskForm form) {
        AskPage page = asks.page(id, form.comment, null, viewer.get());
        AskInput input = form.toInput();
        FormErrors errors = FormErrors.none();
        for (var violation : validator.validate(input)) {
            errors = errors.and(violation.getPropertyPath().toString().startsWith("people") ? "person" : "sentence",
                    violation.getMessage());
        }
        if (!errors.any()) {
            try {
                AskRef ref = idempotency.once(form.idempotencyKey, operation(id), input, AskRef.class, viewer.get(),
                        () -> service.ask(id, input, viewer.get()));
                notices.leave(ref.asked() == 1
                        ? "They are asked. They find it on their page."
                        : ref.asked() + " people are asked. They find it on their page.");
                return Answers.seeOther(page.back());
            } catch (Invalid invalid) {
                errors = FormErrors.of("person", invalid.errors().get(0).field().equals("Idempotency-Key")
                        ? "This form was sent before with something else in it, and those people are asked. Send it again to ask "
                                + "these, too."
                        : invalid.errors().get(0).message());
            }
        }
        return Answers.invalid(Templates.ask(page, form, errors));
    }

    @GET
    @Path("asks/{id}/decline")
    public TemplateInstance decline(@RestPath long id) {
        return Templates.decline(asks.one(id, viewer.get()), null, FormErrors.none());
    }

    @POST
    @Path("asks/{id}/decline")
    public RestResponse<TemplateInstance> decline(@RestPath long id, @RestForm String instead) {
        DeclineInput input = new DeclineInput(instead);
        FormErrors errors = FormErrors.from(validator.validate(input), "instead");
        if (errors.any()) {
            return Answers.invalid(Templates.decline(asks.one(id, viewer.get()), instead, errors));
        }
        service.decline(id, input, viewer.get());
        notices.leave("Thank you for saying so. It no longer waits for you.");
        return Answers.seeOther("/me");
    }

    /** @param asked yes or no */
    @POST
    @Path("asks/wish")
    public RestResponse<TemplateInstance> wish(@RestForm String asked) {
        if (!"yes".equals(asked) && !"no".equals(asked)) {
            throw new Invalid("asked", "Say whether you want to be asked: yes or no.");
        }
        service.wish(new WishInput("yes".equals(asked)), viewer.get());
        notices.leave("yes".equals(asked) ? "People can ask you again." : "Nobody can ask you from now on.");
        return Answers.seeOther("/me");
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "ask " + entryId;
    }
}
