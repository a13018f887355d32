package network.vanguard.lead;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;

/** Where a reader says in the browser that a comment points to something elsewhere. */
@Path("/comments/{id}/lead")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CommentLeadPages {

    private final LeadFinder leads;
    private final LeadService service;
    private final PointForms forms;
    private final CurrentViewer viewer;

    CommentLeadPages(LeadFinder leads, LeadService service, PointForms forms, CurrentViewer viewer) {
        this.leads = leads;
        this.service = service;
        this.forms = forms;
        this.viewer = viewer;
    }

    @GET
    public TemplateInstance start(@RestPath long id) {
        return forms.start(leads.comment(id, viewer.get()), action(id));
    }

    @POST
    public RestResponse<TemplateInstance> point(@RestPath long id, @BeanParam LeadForm form) {
        return forms.point(leads.comment(id, viewer.get()), action(id), operation(id), form,
                input -> service.point(id, input, viewer.get()));
    }

    private static String action(long id) {
        return "/comments/" + id + "/lead";
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long id) {
        return "lead " + id;
    }
}
