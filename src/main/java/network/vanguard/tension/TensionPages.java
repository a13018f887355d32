package network.vanguard.tension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

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
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.tension.TensionFinder.Placing;

/** Tensions in the browser. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class TensionPages {

    private static final String SENT_BEFORE = "This form was sent before with something else in it, and that stands. To change it, send it "
            + "again.";

    private final TensionFinder tensions;
    private final TensionService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    TensionPages(TensionFinder tensions, TensionService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.tensions = tensions;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "tension")
    static class Templates {
        static native TemplateInstance list(List<TensionView> tensions, boolean mayWrite);

        static native TemplateInstance show(TensionView view, Spread spread, Slice<PlacementView> placements, String next,
                boolean mayWrite);

        static native TemplateInstance form(String heading, String action, String cancel, TensionForm form, FormErrors errors);

        static native TemplateInstance choose(Placing placing, List<TensionView> tensions);

        static native TemplateInstance place(TensionView view, Placing placing, PlacementForm form, FormErrors errors);

        static native TemplateInstance history(TensionView view, List<PlacementView> placements);
    }

    @GET
    @Path("tensions")
    public TemplateInstance list() {
        return Templates.list(tensions.all(), TensionPolicy.mayWrite(viewer.get()));
    }

    @GET
    @Path("tensions/{slug}")
    public TemplateInstance show(@RestPath String slug, @RestQuery String after) {
        Slice<PlacementView> page = tensions.placements(slug, after, Limit.DEFAULT, viewer.get());
        return Templates.show(tensions.bySlug(slug), tensions.spread(slug, viewer.get()), page,
                page.next() == null ? null : "/tensions/" + slug + "?after=" + URLEncoder.encode(page.next(), UTF_8),
                TensionPolicy.mayWrite(viewer.get()));
    }

    @GET
    @Path("tensions/new")
    @Authenticated
    public TemplateInstance start() {
        refuse();
        return form(null, new TensionForm(), FormErrors.none());
    }

    @POST
    @Path("tensions")
    @Authenticated
    public RestResponse<TemplateInstance> make(@BeanParam TensionForm form) {
        refuse();
        TensionInput input = form.toInput();
        FormErrors errors = check(input);
        if (!errors.any()) {
            try {
                TensionRef ref = idempotency.once(form.idempotencyKey, "tension", input, TensionRef.class, viewer.get(),
                        () -> service.make(input, viewer.get()));
                notices.leave("The tension is there. People can say now where they stand.");
                return Answers.seeOther(ref.url());
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "title");
            }
        }
        return Answers.invalid(form(null, form, errors));
    }

    @GET
    @Path("tensions/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug) {
        TensionView view = tensions.bySlug(slug);
        refuse();
        return form(slug, TensionForm.of(view), FormErrors.none());
    }

    @POST
    @Path("tensions/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam TensionForm form) {
        TensionView view = tensions.bySlug(slug);
        refuse();
        TensionInput input = form.toInput();
        FormErrors errors = check(input);
        if (!errors.any()) {
            try {
                TensionRef ref = idempotency.once(form.idempotencyKey, operation("revise", slug), input, TensionRef.class,
                        viewer.get(), () -> service.revise(slug, form.revision, input, viewer.get()));
                notices.leave("Your changes are saved.");
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                form.revision = view.ref().revision();
                errors = FormErrors.of("title",
                        "Somebody else has changed this since you opened it. Your text is below: compare it "
                                + "with the tension’s page, then save again.");
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "title");
            }
        }
        return Answers.invalid(form(slug, form, errors));
    }

    /** Where an entry, or a comment under it, stands: which tension it is about. */
    @GET
    @Path("entries/{id}/tensions")
    @Authenticated
    public TemplateInstance choose(@RestPath long id, @RestQuery Long comment) {
        return Templates.choose(tensions.placing(null, id, comment, viewer.get()), tensions.all());
    }

    @GET
    @Path("tensions/{slug}/place")
    @Authenticated
    public TemplateInstance place(@RestPath String slug, @RestQuery Long entry, @RestQuery Long comment) {
        if (entry == null) {
            throw new NotFound();
        }
        Placing placing = placing(slug, entry, comment);
        return Templates.place(tensions.bySlug(slug), placing, PlacementForm.of(entry, comment, placing.now()),
                FormErrors.none());
    }

    @POST
    @Path("tensions/{slug}/place")
    @Authenticated
    public RestResponse<TemplateInstance> place(@RestPath String slug, @BeanParam PlacementForm form) {
        TensionView view = tensions.bySlug(slug);
        if (form.entry == null) {
            throw Invalid.request("entry", "Say which entry stands there.");
        }
        Placing placing = placing(slug, form.entry, form.comment);
        PlacementInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "step", "sentence");
        if (!errors.any()) {
            try {
                idempotency.once(form.idempotencyKey, operation("place", slug), input, PlacementRef.class, viewer.get(),
                        () -> service.place(slug, input, viewer.get()));
                notices.leave("It stands there now. Where it stood before stays in its history.");
                return Answers.seeOther(view.ref().url());
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "step");
            }
        }
        return Answers.invalid(Templates.place(view, placing, form, errors));
    }

    @GET
    @Path("tensions/{slug}/placements/{id}")
    public TemplateInstance history(@RestPath String slug, @RestPath long id) {
        return Templates.history(tensions.bySlug(slug), tensions.history(slug, id, viewer.get()));
    }

    private Placing placing(String slug, long entry, Long comment) {
        Placing placing = tensions.placing(slug, entry, comment, viewer.get());
        if (!placing.may()) {
            throw new Refused(
                    "Its authors and its site say where an entry stands, and who wrote it where a comment does, once it is published.");
        }
        return placing;
    }

    private void refuse() {
        if (!TensionPolicy.mayWrite(viewer.get())) {
            throw new Refused("Curators word the tensions. You can say where your own entries and comments stand.");
        }
    }

    private FormErrors check(TensionInput input) {
        FormErrors errors = FormErrors.none();
        for (String field : List.of("title", "leftWord", "leftText", "rightWord", "rightText", "tags")) {
            for (var violation : validator.validate(input)) {
                if (violation.getPropertyPath().toString().startsWith(field)) {
                    errors = errors.and(field, violation.getMessage());
                }
            }
        }
        return errors;
    }

    private static FormErrors errorsOf(Invalid invalid, String first) {
        return FormErrors.of(invalid, first, SENT_BEFORE);
    }

    private static TemplateInstance form(String slug, TensionForm form, FormErrors errors) {
        return slug == null
                ? Templates.form("Word a tension", "/tensions", "/tensions", form, errors)
                : Templates.form("Change the tension", "/tensions/" + slug + "/edit", "/tensions/" + slug, form, errors);
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(String verb, String slug) {
        return "tension " + verb + " " + slug;
    }
}
