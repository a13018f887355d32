package network.vanguard.upkeep;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryReview;
import network.vanguard.entry.EntryService;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.upkeep.CheckService.CheckRef;

/** What readers say of whether an entry helps them and holds where they are, and its owner of whether it is still right, in the browser. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class UpkeepPages {

    private final UpkeepFinder upkeep;
    private final UnclearService unclear;
    private final CheckService checks;
    private final EntryFinder entries;
    private final EntryService steps;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    UpkeepPages(UpkeepFinder upkeep, UnclearService unclear, CheckService checks, EntryFinder entries, EntryService steps,
            Idempotency idempotency, Validator validator, Notices notices, CurrentViewer viewer) {
        this.upkeep = upkeep;
        this.unclear = unclear;
        this.checks = checks;
        this.entries = entries;
        this.steps = steps;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "upkeep")
    static class Templates {
        static native TemplateInstance question(Unclear unclear, String typed, FormErrors errors);

        static native TemplateInstance answers(Checks checks, List<CheckView> answers, String next, CheckForm form,
                FormErrors errors);
    }

    @POST
    @Path("entries/{id}/unclear")
    @Authenticated
    public RestResponse<TemplateInstance> press(@RestPath long id, @RestForm String question) {
        UnclearInput input = new UnclearInput(question);
        FormErrors errors = FormErrors.from(validator.validate(input), "question");
        if (errors.any()) {
            return Answers.invalid(Templates.question(upkeep.unclear(id, viewer.get()), question, errors));
        }
        unclear.press(id, input, viewer.get());
        notices.leave("Thank you. When readers of three sites say so, its authors are asked to say what to do first.");
        return back(id, "#unclear");
    }

    @POST
    @Path("entries/{id}/unclear/undo")
    @Authenticated
    public RestResponse<TemplateInstance> takeBack(@RestPath long id) {
        unclear.takeBack(id, viewer.get());
        notices.leave("It is taken back, with your question.");
        return back(id, "#unclear");
    }

    @POST
    @Path("entries/{id}/unclear/cleared")
    @Authenticated
    public RestResponse<TemplateInstance> clear(@RestPath long id) {
        unclear.clear(id, viewer.get());
        notices.leave("Thank you. Its authors know that it helps now.");
        return back(id, "#unclear");
    }

    /** What every site has said; also where a browser comes back to that had to sign in when it sent the form. */
    @GET
    @Path("entries/{id}/checks")
    public TemplateInstance answers(@RestPath long id, @RestQuery String after) {
        return answers(id, after, new CheckForm(), FormErrors.none());
    }

    @POST
    @Path("entries/{id}/checks")
    @Authenticated
    public RestResponse<TemplateInstance> answer(@RestPath long id, @BeanParam CheckForm form) {
        CheckInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "site", "holds", "place", "reason");
        if (!errors.any()) {
            try {
                idempotency.once(form.idempotencyKey, operation(id), input, CheckRef.class, viewer.get(),
                        () -> checks.answer(id, input, viewer.get()));
                notices.leave("Thank you. Your site’s answer stands below.");
                return back(id, "#checks");
            } catch (Invalid invalid) {
                errors = errorsOf(invalid);
            }
        }
        return Answers.invalid(answers(id, null, form, errors));
    }

    /** The form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid) {
        return FormErrors.of(invalid, "holds",
                "This form was sent before with something else in it, and that answer stands. To "
                        + "change it, send it again.");
    }

    private TemplateInstance answers(long id, String after, CheckForm form, FormErrors errors) {
        Checks all = upkeep.checks(id, viewer.get());
        Slice<CheckView> page = upkeep.answers(id, after, UpkeepFinder.PAGE, viewer.get());
        return Templates.answers(all, page.items(), page.next() == null
                ? null
                : all.url() + "?after=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8), form, errors);
    }

    @POST
    @Path("entries/{id}/checks/{check}/withdraw")
    @Authenticated
    public RestResponse<TemplateInstance> withdraw(@RestPath long id, @RestPath long check) {
        checks.withdraw(id, check, viewer.get());
        notices.leave("The answer is taken back.");
        return back(id, "#checks");
    }

    @POST
    @Path("entries/{id}/still-right")
    @Authenticated
    public RestResponse<TemplateInstance> stillRight(@RestPath long id, @RestForm String idempotencyKey) {
        idempotency.once(idempotencyKey, reviewed(id), "", EntryReview.class, viewer.get(),
                () -> steps.stillRight(id, viewer.get()));
        notices.leave(entries.byId(id, viewer.get()).kind().reviewed()
                ? "Thank you. It stands as still right from today."
                : "Thank you. It stands as still running from today. We ask again when it is time.");
        return back(id, "");
    }

    private RestResponse<TemplateInstance> back(long id, String place) {
        return Answers.seeOther(entries.byId(id, viewer.get()).url() + place);
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "check " + entryId;
    }

    /** The same for "still right". */
    static String reviewed(long entryId) {
        return "still right " + entryId;
    }
}
