package network.vanguard.directory;

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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.organisation.OrganisationInput;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Stale;

/** Organisations in the browser. */
@Path("/organisations")
@Produces(MediaType.TEXT_HTML)
public class OrganisationPages {

    private final DirectoryFinder directory;
    private final OrganisationService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    OrganisationPages(DirectoryFinder directory, OrganisationService service, Idempotency idempotency, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.directory = directory;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "directory")
    static class Templates {
        static native TemplateInstance list(OrganisationList list);

        static native TemplateInstance show(OrganisationPage page);

        static native TemplateInstance edit(OrganisationView organisation, OrganisationForm form, List<Choice> sites,
                OrganisationView now, FormErrors errors);

        static native TemplateInstance merge(OrganisationView organisation, String into, String reason, FormErrors errors);
    }

    @GET
    public TemplateInstance list(@RestQuery String letter, @RestQuery String type, @RestQuery String q,
            @RestQuery String after) {
        return Templates.list(directory.list(letter, type, q, after, Limit.DEFAULT, viewer.get()));
    }

    /** Its page; the address of one that became part of it leads there. */
    @GET
    @Path("/{slug}")
    public RestResponse<TemplateInstance> show(@RestPath String slug, @RestQuery String after) {
        OrganisationPage page = directory.page(slug, after, viewer.get());
        return page.organisation().ref().slug().equals(slug)
                ? Answers.page(Templates.show(page))
                : Answers.seeOther(page.url());
    }

    @GET
    @Path("/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug) {
        OrganisationView view = directory.toDescribe(slug, viewer.get());
        return form(view, OrganisationForm.of(view), null, FormErrors.none());
    }

    @POST
    @Path("/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> describe(@RestPath String slug, @BeanParam OrganisationForm form) {
        OrganisationView view = directory.toDescribe(slug, viewer.get());
        OrganisationInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "name", "type", "web", "place", "description", "site");
        OrganisationView now = null;
        if (!errors.any()) {
            try {
                OrganisationRef ref = idempotency.once(form.idempotencyKey, "describe organisation " + view.ref().id(), input,
                        OrganisationRef.class, viewer.get(),
                        () -> service.describe(view.ref().id(), form.revision, input, viewer.get()));
                notices.leave("Your changes are saved.");
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                now = directory.toDescribe(slug, viewer.get());
                form.revision = now.revision();
                errors = FormErrors.of("name",
                        "Somebody else has changed this since you opened it. Your text is below: compare it "
                                + "with what stands there now, then save again.");
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "name");
            }
        }
        return Answers.invalid(form(view, form, now, errors));
    }

    @GET
    @Path("/{slug}/merge")
    @Authenticated
    public TemplateInstance merge(@RestPath String slug) {
        return Templates.merge(directory.toJoin(slug, viewer.get()), null, null, FormErrors.none());
    }

    /** @param into the address of the one that is left, or its slug */
    @POST
    @Path("/{slug}/merge")
    @Authenticated
    public RestResponse<TemplateInstance> merge(@RestPath String slug, @RestForm String into, @RestForm String reason,
            @RestForm String idempotencyKey) {
        MergeInput input = new MergeInput(into, reason == null ? null : reason.replace("\r\n", "\n"));
        FormErrors errors = FormErrors.from(validator.validate(input), "into", "reason");
        if (!errors.any()) {
            try {
                OrganisationRef ref = idempotency.once(idempotencyKey, operation(slug), input, OrganisationRef.class,
                        viewer.get(),
                        () -> service.merge(directory.toJoin(slug, viewer.get()).ref().slug(),
                                directory.meant(input.into(), viewer.get()), input.reason(), viewer.get()));
                notices.leave("They are one now. The old address leads here.");
                return Answers.seeOther(ref.url());
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "into");
            }
        }
        return Answers.invalid(Templates.merge(directory.toJoin(slug, viewer.get()), into, reason, errors));
    }

    private TemplateInstance form(OrganisationView view, OrganisationForm form, OrganisationView now, FormErrors errors) {
        return Templates.edit(view, form, viewer.get().curator() ? directory.sites() : List.of(), now, errors);
    }

    /** The form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid, String instead) {
        FormErrors errors = FormErrors.none();
        for (FieldError error : invalid.errors()) {
            errors = errors.and(error.field().equals("Idempotency-Key") ? instead : error.field(), error.message());
        }
        return errors;
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(String slug) {
        return "join organisation " + slug;
    }
}
