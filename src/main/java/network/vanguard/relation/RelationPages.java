package network.vanguard.relation;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryFinder;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;

/** The links of an entry in the browser. The newest stand on the page of the entry itself, with the same form. */
@Path("/entries/{id}/links")
@Produces(MediaType.TEXT_HTML)
public class RelationPages {

    private final RelationFinder relations;
    private final RelationService service;
    private final EntryFinder entries;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    RelationPages(RelationFinder relations, RelationService service, EntryFinder entries, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.relations = relations;
        this.service = service;
        this.entries = entries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "relation")
    static class Templates {
        static native TemplateInstance links(Linked linked, RelationForm form, FormErrors errors);
    }

    /** All links of the entry; also where a browser comes back to that had to sign in when it sent the form. */
    @GET
    public TemplateInstance list(@RestPath long id, @RestQuery String after) {
        return Templates.links(relations.all(id, after, viewer.get()), new RelationForm(), FormErrors.none());
    }

    @POST
    @Paced
    @Authenticated
    public RestResponse<TemplateInstance> make(@RestPath long id, @BeanParam RelationForm form, @Context UriInfo address) {
        Linked linked = relations.all(id, null, viewer.get());
        Long meant = entries.meant(form.other, address.getBaseUri().getAuthority(), viewer.get()).orElse(null);
        RelationInput input = form.toInput(meant);
        FormErrors errors = form.errors(FormErrors.from(validator.validate(input), "type", "other", "note"));
        if (!errors.any()) {
            try {
                RelationRef ref = idempotency.onceForForm(form.idempotencyKey, operation(id), input, RelationRef.class,
                        viewer.get(), made -> relations.find(id, made.id(), viewer.get()).isPresent(),
                        () -> service.make(id, input, viewer.get()));
                notices.leave(ref.made() ? "The link is made. It shows on both pages." : "They were linked like this already.");
                return Answers.seeOther(linked.entry().url() + "#linked");
            } catch (Invalid invalid) {
                errors = RelationForm.errorsOf(invalid);
            } catch (Refused refused) {
                errors = FormErrors.of("type", refused.getMessage());
            }
        }
        return Answers.invalid(Templates.links(linked, form, errors));
    }

    @POST
    @Path("/{link}/undo")
    @Authenticated
    public RestResponse<TemplateInstance> undo(@RestPath long id, @RestPath long link) {
        service.undo(id, link, viewer.get());
        notices.leave("The link is undone.");
        return Answers.seeOther(entries.byId(id, viewer.get()).url() + "#linked");
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "link " + entryId;
    }
}
