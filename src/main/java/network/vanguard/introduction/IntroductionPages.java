package network.vanguard.introduction;

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
import network.vanguard.problem.Invalid;

/** Introductions in the browser, for people who are signed in. */
@Path("/introductions")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class IntroductionPages {

    private final IntroductionFinder finder;
    private final IntroductionService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    IntroductionPages(IntroductionFinder finder, IntroductionService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "introduction")
    static class Templates {
        static native TemplateInstance list(IntroductionList list);

        static native TemplateInstance pair(IntroductionView pair, IntroductionForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance list(@RestQuery String site, @RestQuery String after) {
        return Templates.list(finder.page(site, after, viewer.get()));
    }

    @GET
    @Path("/{one}/{other}")
    public TemplateInstance show(@RestPath long one, @RestPath long other) {
        IntroductionView pair = finder.one(one, other, viewer.get());
        return Templates.pair(pair, IntroductionForm.prepared(pair), FormErrors.none());
    }

    @POST
    @Path("/{one}/{other}")
    public RestResponse<TemplateInstance> introduce(@RestPath long one, @RestPath long other,
            @BeanParam IntroductionForm form) {
        IntroductionInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "title", "message");
        if (!errors.any()) {
            try {
                IntroductionRef ref = idempotency.onceForForm(form.idempotencyKey, operation(one, other), input,
                        IntroductionRef.class, viewer.get(), made -> true,
                        () -> service.introduce(one, other, input, viewer.get()));
                notices.leave(ref.made()
                        ? "They are introduced. The thread shows on both of their pages."
                        : "They were introduced before, in this thread.");
                return Answers.seeOther(ref.url());
            } catch (Invalid invalid) {
                errors = IntroductionForm.errorsOf(invalid);
            }
        }
        return Answers.invalid(Templates.pair(finder.one(one, other, viewer.get()), form, errors));
    }

    /** One name for pages and API, so that a key counts once for both, whichever of the two is named first. */
    static String operation(long one, long other) {
        return "introduce " + Math.min(one, other) + " " + Math.max(one, other);
    }
}
