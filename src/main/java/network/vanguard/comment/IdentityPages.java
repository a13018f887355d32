package network.vanguard.comment;

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

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;

/** Finding out in the browser who speaks as a role. */
@Path("/comments/{id}/identity")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class IdentityPages {

    private final IdentityService identities;
    private final Validator validator;
    private final CurrentViewer viewer;

    IdentityPages(IdentityService identities, Validator validator, CurrentViewer viewer) {
        this.identities = identities;
        this.validator = validator;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "comment")
    static class Templates {
        static native TemplateInstance identity(CommentView comment, Identity identity, String reason, FormErrors errors);
    }

    @GET
    public TemplateInstance ask(@RestPath long id) {
        return Templates.identity(identities.needed(id, viewer.get()), null, "", FormErrors.none());
    }

    /** Shows it once: whoever comes back asks again, and says why again. */
    @POST
    public RestResponse<TemplateInstance> lookUp(@RestPath long id, @RestForm String reason, @RestForm String idempotencyKey) {
        CommentView comment = identities.needed(id, viewer.get());
        LookupInput input = new LookupInput(reason);
        FormErrors errors = FormErrors.from(validator.validate(input), "reason");
        return errors.any()
                ? Answers.invalid(Templates.identity(comment, null, reason, errors))
                : Answers.page(Templates.identity(comment, identities.lookUp(id, input, idempotencyKey, viewer.get()), "",
                        FormErrors.none()));
    }
}
