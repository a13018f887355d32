package network.vanguard.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
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

import network.vanguard.entry.EntryFinder;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;

/** What the formal side gave to what a case study tells of, looked after in the browser. Readers find it on the page of the case study. */
@Path("/case-studies/{slug}/support")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SupportPages {

    private final SupportFinder finder;
    private final SupportService service;
    private final EntryFinder entries;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    SupportPages(SupportFinder finder, SupportService service, EntryFinder entries, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.finder = finder;
        this.service = service;
        this.entries = entries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance keep(Support support, SupportForm form, InformalForm informal, List<Choice> sites,
                FormErrors errors);

        static native TemplateInstance change(Support support, SupportLine line, SupportForm form, List<Choice> sites,
                FormErrors errors);
    }

    @GET
    public TemplateInstance show(@RestPath String slug) {
        Support support = kept(slug);
        return page(support, new SupportForm(), InformalForm.of(support.informal()), FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> add(@RestPath String slug, @BeanParam SupportForm form) {
        Support support = kept(slug);
        FormErrors errors;
        try {
            SupportInput input = form.toInput();
            errors = errors(validator.validate(input));
            if (!errors.any()) {
                idempotency.once(form.idempotencyKey, operation(support.entry().id()), input, SupportRef.class, viewer.get(),
                        () -> service.add(support.entry().id(), input, viewer.get()));
                notices.leave("It is added. Whoever may read the case study sees it.");
                return Answers.seeOther(support.url());
            }
        } catch (Invalid invalid) {
            errors = errorsOf(invalid);
        }
        return Answers.invalid(page(support, form, InformalForm.of(support.informal()), errors));
    }

    @GET
    @Path("/{line}")
    public TemplateInstance change(@RestPath String slug, @RestPath long line) {
        Support support = kept(slug);
        SupportLine there = finder.line(support.entry().id(), line, viewer.get());
        return Templates.change(support, there, SupportForm.of(there), sites(), FormErrors.none());
    }

    @POST
    @Path("/{line}")
    public RestResponse<TemplateInstance> change(@RestPath String slug, @RestPath long line, @BeanParam SupportForm form) {
        Support support = kept(slug);
        SupportLine there = finder.line(support.entry().id(), line, viewer.get());
        FormErrors errors;
        try {
            SupportInput input = form.toInput();
            errors = errors(validator.validate(input));
            if (!errors.any()) {
                idempotency.once(form.idempotencyKey, operation(support.entry().id()) + " " + line, input, SupportRef.class,
                        viewer.get(), () -> {
                            service.change(support.entry().id(), line, input, viewer.get());
                            return new SupportRef(line);
                        });
                notices.leave("Your changes are saved.");
                return Answers.seeOther(support.url());
            }
        } catch (Invalid invalid) {
            errors = errorsOf(invalid);
        }
        return Answers.invalid(Templates.change(support, there, form, sites(), errors));
    }

    @POST
    @Path("/{line}/end")
    public RestResponse<TemplateInstance> end(@RestPath String slug, @RestPath long line) {
        Support support = kept(slug);
        service.end(support.entry().id(), line, viewer.get());
        notices.leave("Today is its last day.");
        return Answers.seeOther(support.url());
    }

    @POST
    @Path("/{line}/remove")
    public RestResponse<TemplateInstance> remove(@RestPath String slug, @RestPath long line) {
        Support support = kept(slug);
        service.remove(support.entry().id(), line, viewer.get());
        notices.leave("It is removed.");
        return Answers.seeOther(support.url());
    }

    /** That it is informal, and what its group has agreed to. */
    @POST
    @Path("/informal")
    public RestResponse<TemplateInstance> informal(@RestPath String slug, @BeanParam InformalForm form) {
        Support support = kept(slug);
        FormErrors errors;
        try {
            InformalInput input = form.toInput();
            errors = informalErrors(validator.validate(input));
            if (!errors.any()) {
                idempotency.once(form.idempotencyKey, operation(support.entry().id()) + " informal", input, SupportRef.class,
                        viewer.get(), () -> {
                            service.informal(support.entry().id(), input, viewer.get());
                            return new SupportRef(support.entry().id());
                        });
                notices.leave(input.permission() == null
                        ? "It is marked as informal. It can be submitted when the group’s permission is recorded."
                        : "It is saved: the case study says that a steward tells it with the group’s permission.");
                return Answers.seeOther(support.url());
            }
        } catch (Invalid invalid) {
            errors = errorsOf(invalid);
        }
        return Answers.invalid(page(support, new SupportForm(), form, errors));
    }

    /** The group takes its consent to totals back: one press. */
    @POST
    @Path("/informal/totals/withdraw")
    public RestResponse<TemplateInstance> hideTotals(@RestPath String slug) {
        Support support = finder.of(slug, viewer.get());
        service.hideTotals(support.entry().id(), viewer.get());
        notices.leave("Nobody sees totals any more.");
        return Answers.seeOther(support.entry().url() + "#support");
    }

    @POST
    @Path("/informal/undo")
    public RestResponse<TemplateInstance> formal(@RestPath String slug) {
        Support support = kept(slug);
        service.formal(support.entry().id(), viewer.get());
        notices.leave("It is not marked as informal any more.");
        return Answers.seeOther(support.url());
    }

    private Support kept(String slug) {
        Support support = finder.of(slug, viewer.get());
        if (!support.keep()) {
            throw new Refused("Only its authors and the curators can change this.");
        }
        return support;
    }

    private TemplateInstance page(Support support, SupportForm form, InformalForm informal, FormErrors errors) {
        return Templates.keep(support, form, informal, sites(), errors);
    }

    private List<Choice> sites() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "Not a site of the network")));
        entries.sites().forEach(site -> choices.add(new Choice(site.slug(), site.name())));
        return choices;
    }

    private static FormErrors errors(Set<ConstraintViolation<SupportInput>> violations) {
        return FormErrors.from(violations, "kind", "what", "site", "organisation", "since", "until", "pounds", "hours");
    }

    /** Its two parts are objects in JSON and fields with longer names in the form. */
    private static FormErrors informalErrors(Set<ConstraintViolation<InformalInput>> violations) {
        FormErrors errors = FormErrors.none();
        for (String field : List.of("permission.by", "permission.how", "permission.on", "totals.by", "totals.on")) {
            for (ConstraintViolation<InformalInput> violation : violations) {
                if (violation.getPropertyPath().toString().equals(field)) {
                    errors = errors.and(id(field), violation.getMessage());
                }
            }
        }
        return errors;
    }

    /** The form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid) {
        FormErrors errors = FormErrors.none();
        for (FieldError error : invalid.errors()) {
            errors = error.field().equals("Idempotency-Key")
                    ? errors.and("what", "This form was sent before with something else in it, and that stands. To change it, "
                            + "send it again.")
                    : errors.and(id(error.field()), error.message());
        }
        return errors;
    }

    private static String id(String field) {
        return switch (field) {
            case "permission", "permission.by" -> "permissionBy";
            case "permission.how" -> "permissionHow";
            case "permission.on" -> "permissionOn";
            case "totals.by" -> "totalsBy";
            case "totals.on" -> "totalsOn";
            default -> field;
        };
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "support " + entryId;
    }
}
