package network.vanguard.lead;

import jakarta.validation.Validator;
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

import network.vanguard.entry.EntryRef;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.problem.Invalid;

/** Leads in the browser, for curators, who follow them up. */
@Path("/curation/leads")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class LeadPages {

    private final LeadFinder leads;
    private final LeadService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    LeadPages(LeadFinder leads, LeadService service, Idempotency idempotency, Validator validator, Notices notices,
            CurrentViewer viewer) {
        this.leads = leads;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "lead")
    static class Templates {
        static native TemplateInstance inbox(LeadInbox inbox, boolean later, Long about, String reason, FormErrors errors);
    }

    @GET
    public TemplateInstance inbox(@RestQuery String after) {
        return Templates.inbox(leads.inbox(after, Limit.DEFAULT, viewer.get()), after != null && !after.isBlank(), null, null,
                FormErrors.none());
    }

    @POST
    @Path("/{id}/stub")
    public RestResponse<TemplateInstance> stub(@RestPath long id, @RestForm String title,
            @RestForm String idempotencyKey) {
        StubInput input = new StubInput(title);
        FormErrors errors = FormErrors.none();
        for (var violation : validator.validate(input)) {
            errors = errors.and("title-" + id, violation.getMessage());
        }
        if (!errors.any()) {
            try {
                EntryRef draft = idempotency.once(idempotencyKey, "stub " + id, input, EntryRef.class, viewer.get(),
                        () -> service.stub(id, input, viewer.get()));
                notices.leave("The draft is made. Its source, and who pointed it out, stand in it.");
                return Answers.seeOther(draft.url());
            } catch (Invalid invalid) {
                errors = FormErrors.of("title-" + id, invalid.errors().get(0).message());
            }
        }
        leads.one(id, viewer.get());
        return again(id, title, errors);
    }

    @POST
    @Path("/{id}/dismiss")
    public RestResponse<TemplateInstance> dismiss(@RestPath long id, @RestForm String reason,
            @RestForm String idempotencyKey) {
        try {
            idempotency.once(idempotencyKey, "dismiss lead " + id, reason == null ? "" : reason, LeadRef.class, viewer.get(),
                    () -> service.dismiss(id, reason, viewer.get()));
            notices.leave("It is no lead. Whoever pointed it out can read why.");
            return Answers.seeOther("/curation/leads");
        } catch (Invalid invalid) {
            return again(id, reason, FormErrors.of("reason-" + id, invalid.errors().get(0).message()));
        }
    }

    private RestResponse<TemplateInstance> again(long id, String typed, FormErrors errors) {
        return Answers.invalid(
                Templates.inbox(leads.around(id, Limit.DEFAULT, viewer.get()), true, id, typed, errors));
    }
}
