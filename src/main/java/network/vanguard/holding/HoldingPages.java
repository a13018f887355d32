package network.vanguard.holding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.function.Supplier;

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
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;

/**
 * Who started what a case study tells of and who holds it, in the browser. Not under the path of entries or of case studies, whose classes
 * would not be asked.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HoldingPages {

    private static final String[] ORDER = {"organisation", "held", "since", "answersTo", "answersFor", "giver", "taker",
            "reason"};

    private final HoldingFinder holdings;
    private final HoldingService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    HoldingPages(HoldingFinder holdings, HoldingService service, Idempotency idempotency, Validator validator, Notices notices,
            CurrentViewer viewer) {
        this.holdings = holdings;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "holding")
    static class Templates {
        static native TemplateInstance page(HoldingView view, ChangeForm change, String reason,
                FormErrors errors);

        static native TemplateInstance start(HoldingView view, HolderForm form, FormErrors errors);

        static native TemplateInstance changed(Slice<ChangedHolder> page, String next, boolean later);
    }

    /** The line of a case study, and what this reader may do with it. */
    @GET
    @Path("entries/{id}/holders")
    public TemplateInstance show(@RestPath long id) {
        HoldingView view = holdings.page(id, viewer.get());
        return Templates.page(view, new ChangeForm(), null, FormErrors.none());
    }

    /** The form for who started it. */
    @GET
    @Path("entries/{id}/holders/start")
    @Authenticated
    public TemplateInstance start(@RestPath long id) {
        HoldingView view = holdings.page(id, viewer.get());
        if (!view.mayChange()) {
            throw new Refused("Its authors, the contributors of its site and the curators say who started it.");
        }
        return Templates.start(view, HolderForm.of(view), FormErrors.none());
    }

    @POST
    @Path("entries/{id}/holders/start")
    @Authenticated
    public RestResponse<TemplateInstance> start(@RestPath long id, @BeanParam HolderForm form) {
        HoldingView view = holdings.page(id, viewer.get());
        HolderInput input = form.toInput();
        FormErrors errors = done(FormErrors.from(validator.validate(input), ORDER),
                () -> service.start(id, input, viewer.get()));
        if (errors.any()) {
            return Answers.invalid(Templates.start(view, form, errors));
        }
        notices.leave("It is said who started it.");
        return Answers.seeOther(view.url());
    }

    @POST
    @Path("entries/{id}/holders/changes")
    @Authenticated
    public RestResponse<TemplateInstance> propose(@RestPath long id, @BeanParam ChangeForm form) {
        HoldingView view = holdings.page(id, viewer.get());
        ChangeInput input = form.toChange();
        FormErrors errors = done(FormErrors.from(validator.validate(input), ORDER),
                () -> idempotency.once(form.idempotencyKey, operation(id), input, HoldingRef.class, viewer.get(),
                        () -> service.propose(id, input, viewer.get())));
        if (errors.any()) {
            return Answers.invalid(Templates.page(view, form, null, errors));
        }
        notices.leave("The change is proposed. Both people find it on their page, under “Waiting for you”.");
        return Answers.seeOther(view.url());
    }

    /** @param answer yes or no, by the button that was pressed */
    @POST
    @Path("entries/{id}/holders/changes/{change}/answer")
    @Authenticated
    public RestResponse<TemplateInstance> answer(@RestPath long id, @RestPath long change, @RestForm String answer,
            @RestForm String reason, @RestForm String idempotencyKey) {
        if (!"yes".equals(answer) && !"no".equals(answer)) {
            throw new Invalid("answer", "Use one of the two buttons.");
        }
        HoldingView view = holdings.page(id, viewer.get());
        AnswerInput input = new AnswerInput(answer.equals("yes"), reason);
        FormErrors errors = done(FormErrors.from(validator.validate(input)),
                () -> idempotency.once(idempotencyKey, answered(change), input, HoldingRef.class, viewer.get(),
                        () -> service.answer(id, change, input, viewer.get())));
        if (errors.any()) {
            FormErrors at = FormErrors.none();
            for (FormErrors.Item item : errors.items()) {
                at = at.and(item.field().equals("reason") ? "reason-" + change : item.field(), item.message());
            }
            return Answers.invalid(Templates.page(view, new ChangeForm(), reason, at));
        }
        notices.leave(!input.confirmed()
                ? "You have declined it. The reason stands in the history."
                : holdings.page(id, viewer.get()).open() == null
                        ? "Both sides have confirmed it: it has changed hands."
                        : "You have confirmed it for your side.");
        return Answers.seeOther(view.url());
    }

    @POST
    @Path("entries/{id}/holders/changes/{change}/withdraw")
    @Authenticated
    public RestResponse<TemplateInstance> withdraw(@RestPath long id, @RestPath long change) {
        service.withdraw(id, change, viewer.get());
        notices.leave("The proposal is withdrawn.");
        return Answers.seeOther("/entries/" + id + "/holders");
    }

    /** Which case studies changed hands in the last year. */
    @GET
    @Path("holders")
    @Authenticated
    public TemplateInstance changed(@RestQuery String after) {
        Slice<ChangedHolder> page = holdings.changed(holdings.yearAgo(), after, Limit.DEFAULT, viewer.get());
        return Templates.changed(page, page.next() == null ? null : "/holders?after=" + URLEncoder.encode(page.next(), UTF_8),
                after != null && !after.isBlank());
    }

    /** Does it, unless something is wrong already; what the service refuses stands at its field, and what stands in the way at the line. */
    private static FormErrors done(FormErrors errors, Supplier<HoldingRef> work) {
        if (errors.any()) {
            return errors;
        }
        try {
            work.get();
            return errors;
        } catch (Conflict conflict) {
            return FormErrors.of("line", conflict.getMessage());
        } catch (Invalid invalid) {
            FormErrors found = FormErrors.none();
            for (FieldError error : invalid.errors()) {
                // the form's key is no field that people see
                found = found.and(error.field().equals("Idempotency-Key") ? "line" : error.field(), error.message());
            }
            return found;
        }
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "propose a holder of " + entryId;
    }

    /** The same for an answer. */
    static String answered(long changeId) {
        return "answer to the change of holder " + changeId;
    }
}
