package network.vanguard.leaving;

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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/** Being forgotten: one asks for it oneself, or an administrator does it for somebody who has asked. */
@Path("/members/{handle}/erasure")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ErasurePages {

    private final ErasureService service;
    private final Idempotency idempotency;
    private final ErasureList list;
    private final Notices notices;
    private final CurrentViewer viewer;

    ErasurePages(ErasureService service, Idempotency idempotency, ErasureList list, Notices notices, CurrentViewer viewer) {
        this.service = service;
        this.idempotency = idempotency;
        this.list = list;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "leaving")
    static class Templates {

        private Templates() {}

        static native TemplateInstance erasure(Viewer person, boolean own, String confirm, FormErrors errors);
    }

    @GET
    public TemplateInstance show(@RestPath String handle) {
        return page(handle, null, FormErrors.none());
    }

    @POST
    public RestResponse<TemplateInstance> forget(@RestPath String handle, @RestForm String confirm,
            @RestForm String idempotencyKey) {
        Viewer asking = viewer.get();
        try {
            // the handle is in no row of what was done: only its digest is kept
            boolean own = idempotency.once(idempotencyKey, "erasure", handle + " " + confirm, Boolean.class, asking,
                    () -> service.forget(handle, confirm, asking));
            list.keepNow();
            if (own) {
                return Answers.seeOther("/sign-out");
            }
            notices.leave(
                    "This person is forgotten here. Delete the account in the sign-in service too, or they can begin a new one.");
            return Answers.seeOther("/");
        } catch (Invalid | Conflict refused) {
            return Answers.invalid(page(handle, confirm, FormErrors.of("confirm", refused instanceof Invalid invalid
                    ? invalid.errors().get(0).message()
                    : refused.getMessage())));
        }
    }

    private TemplateInstance page(String handle, String confirm, FormErrors errors) {
        Viewer person = service.person(handle, viewer.get());
        return Templates.erasure(person, person.memberId() == viewer.get().memberId(), confirm, errors);
    }
}
