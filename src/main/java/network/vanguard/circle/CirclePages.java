package network.vanguard.circle;

import java.util.List;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.CircleRef;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/** Safe circles in the browser. For whoever does not belong to a circle its pages are not found. */
@Path("/circles")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CirclePages {

    private static final List<Choice> LEAVING = List.of(
            new Choice("take", "Delete it: my notes and discussions with all comments below them, and the text of my comments"),
            new Choice("keep", "Leave it there, with my name, until its time is over"));

    private final CircleFinder circles;
    private final CircleService service;
    private final ReleaseService releases;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    CirclePages(CircleFinder circles, CircleService service, ReleaseService releases, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.circles = circles;
        this.service = service;
        this.releases = releases;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "circle")
    static class Templates {
        static native TemplateInstance list(OwnCircles own);

        static native TemplateInstance form(CircleForm form, FormErrors errors);

        static native TemplateInstance show(CircleView view, String me, String person, List<Choice> sites,
                FormErrors errors);

        static native TemplateInstance leave(CircleView view, List<Choice> choices, FormErrors errors);
    }

    @GET
    public TemplateInstance list() {
        return Templates.list(circles.own(viewer.get()));
    }

    @GET
    @Path("/new")
    public TemplateInstance start() {
        return Templates.form(CircleForm.empty(), FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> make(@BeanParam CircleForm form) {
        CircleInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "name", "purpose", "days");
        if (!errors.any()) {
            try {
                CircleRef made = idempotency.onceForForm(form.idempotencyKey, "circle", input, CircleRef.class, viewer.get(),
                        ref -> circles.own(viewer.get()).circles().stream().anyMatch(one -> one.key().equals(ref.key())),
                        () -> service.make(input, viewer.get()));
                notices.leave("The circle is there. Nobody else knows of it. Invite the first person below.");
                return Answers.seeOther("/circles/" + made.key());
            } catch (Invalid invalid) {
                errors = FormErrors.of(invalid);
            } catch (Conflict conflict) {
                errors = FormErrors.of("name", conflict.getMessage());
            }
        }
        return Answers.invalid(Templates.form(form, errors));
    }

    @GET
    @Path("/{key}")
    public TemplateInstance show(@RestPath String key) {
        return page(key, "", FormErrors.none());
    }

    /** What one has written there oneself, as plain text to keep, whatever the client says it accepts. */
    @GET
    @Path("/{key}/mine")
    @Produces(MediaType.WILDCARD)
    public Response mine(@RestPath String key) {
        return Response.ok(circles.written(key, viewer.get()), "text/plain;charset=UTF-8").build();
    }

    @POST
    @Path("/{key}/invitations")
    public RestResponse<TemplateInstance> invite(@RestPath String key, @RestForm String person) {
        try {
            service.invite(key, person, viewer.get());
        } catch (Invalid invalid) {
            return Answers.invalid(page(key, person, FormErrors.of(invalid)));
        }
        notices.leave("They are invited. Until they accept they learn the circle's name and that you invite them.");
        return Answers.seeOther("/circles/" + key);
    }

    @POST
    @Path("/{key}/invitations/{handle}/withdraw")
    public RestResponse<TemplateInstance> withdraw(@RestPath String key, @RestPath String handle) {
        try {
            service.withdraw(key, handle, viewer.get());
            notices.leave("They are not invited any more, and find nothing of the circle.");
        } catch (Conflict conflict) {
            notices.leave(conflict.getMessage());
        }
        return Answers.seeOther("/circles/" + key);
    }

    @POST
    @Path("/{key}/answer")
    public RestResponse<TemplateInstance> answer(@RestPath String key, @RestForm String answer) {
        boolean accepted = yes(answer);
        try {
            service.answer(key, accepted, viewer.get());
        } catch (Conflict conflict) {
            notices.leave(conflict.getMessage());
            return Answers.seeOther("/circles");
        }
        notices.leave(accepted ? "You belong to the circle now." : "You do not belong to the circle.");
        return Answers.seeOther(accepted ? "/circles/" + key : "/circles");
    }

    @GET
    @Path("/{key}/leave")
    public TemplateInstance leaving(@RestPath String key) {
        return Templates.leave(circles.page(key, viewer.get()), LEAVING, FormErrors.none());
    }

    @POST
    @Path("/{key}/leave")
    public RestResponse<TemplateInstance> leave(@RestPath String key, @RestForm String texts) {
        CircleView view = circles.page(key, viewer.get());
        if (!"keep".equals(texts) && !"take".equals(texts)) {
            return Answers.invalid(
                    Templates.leave(view, LEAVING, FormErrors.of("texts", "Choose what happens with what you have written.")));
        }
        service.leave(key, texts.equals("take"), viewer.get());
        notices.leave("You have left the circle.");
        return Answers.seeOther("/circles");
    }

    @POST
    @Path("/{key}/releases/{entry}")
    public RestResponse<TemplateInstance> propose(@RestPath String key, @RestPath long entry, @RestForm String site,
            @RestForm String idempotencyKey) {
        try {
            ReleaseStep step = idempotency.once(idempotencyKey, "let out " + entry, site == null ? "" : site,
                    ReleaseStep.class, viewer.get(), () -> releases.propose(key, entry, site, viewer.get()));
            notices.leave(
                    step == ReleaseStep.WAITING ? "It is proposed. Each member who can read it says yes or no." : step.words());
            return Answers.seeOther("/circles/" + key);
        } catch (Invalid invalid) {
            return Answers.invalid(page(key, "", FormErrors.of("texts", invalid.errors().get(0).message())));
        } catch (Conflict conflict) {
            return Answers.invalid(page(key, "", FormErrors.of("texts", conflict.getMessage())));
        }
    }

    @POST
    @Path("/{key}/releases/{entry}/answer")
    public RestResponse<TemplateInstance> agree(@RestPath String key, @RestPath long entry, @RestForm String answer) {
        boolean yes = yes(answer);
        try {
            notices.leave(releases.answer(key, entry, yes, viewer.get()).words());
        } catch (Conflict conflict) {
            return Answers.invalid(page(key, "", FormErrors.of("texts", conflict.getMessage())));
        }
        return Answers.seeOther("/circles/" + key);
    }

    private static boolean yes(String answer) {
        if (!"yes".equals(answer) && !"no".equals(answer)) {
            throw new Invalid("answer", "Answer yes or no.");
        }
        return answer.equals("yes");
    }

    private TemplateInstance page(String key, String person, FormErrors errors) {
        return Templates.show(circles.page(key, viewer.get()), viewer.get().handle(), person,
                viewer.get().affiliations().stream()
                        .map(own -> new Choice(own.siteSlug(), "Only the members of " + own.siteName())).toList(),
                errors);
    }
}
