package network.vanguard.moderation;

import jakarta.validation.Validator;
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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;

/** What was decided about something, for whoever wrote it, and their appeal. */
@Path("/decisions")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class DecisionPages {

    private final ModerationFinder finder;
    private final ModerationService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    DecisionPages(ModerationFinder finder, ModerationService service, Idempotency idempotency, Validator validator,
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
        static native TemplateInstance decision(DecisionView decision, String words, FormErrors errors);
    }

    /** From the page of a hidden entry to why it is. */
    @GET
    @Path("/entries/{id}")
    public RestResponse<TemplateInstance> entry(@RestPath long id) {
        return Answers.seeOther(finder.why(Subject.entry(id), viewer.get()));
    }

    /** From the place of a hidden comment to why it is. */
    @GET
    @Path("/comments/{id}")
    public RestResponse<TemplateInstance> comment(@RestPath long id) {
        return Answers.seeOther(finder.why(Subject.comment(id), viewer.get()));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance show(@RestPath long id) {
        DecisionView decision = finder.decision(id, viewer.get());
        service.opened(decision, viewer.get());
        return Templates.decision(decision, null, FormErrors.none());
    }

    @POST
    @Path("/{id}/appeal")
    public RestResponse<TemplateInstance> appeal(@RestPath long id, @RestForm String words, @RestForm String idempotencyKey) {
        AppealInput input = new AppealInput(words);
        DecisionView decision = finder.decision(id, viewer.get());
        FormErrors errors = FormErrors.from(validator.validate(input));
        if (!errors.any()) {
            try {
                idempotency.once(idempotencyKey, "appeal " + id, input, viewer.get(),
                        () -> service.appeal(id, input, viewer.get()));
                notices.leave(
                        "Your appeal is sent. Somebody who did not make the decision answers it; your page says what comes of it.");
                return Answers.seeOther("/decisions/" + id);
            } catch (Conflict conflict) {
                errors = FormErrors.of("words", conflict.getMessage());
            }
        }
        return Answers.invalid(Templates.decision(decision, words, errors));
    }
}
