package network.vanguard.draft;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** Forms that were not sent: saved by a script while somebody types, continued or thrown away on their page. */
@Path("/drafts")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class DraftPages {

    private final DraftService forms;
    private final Notices notices;
    private final CurrentViewer viewer;

    DraftPages(DraftService forms, Notices notices, CurrentViewer viewer) {
        this.forms = forms;
        this.notices = notices;
        this.viewer = viewer;
    }

    /** Saves the fields of a form as they are. 202 when they were passed over, because something newer is there or it was sent. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> fields) {
        boolean saved = forms.save(fields.getFirst("draft"), fields.getFirst("draftAddress"), fields.getFirst("typedAt"),
                fields,
                viewer.get());
        return saved ? Response.noContent().build() : Response.accepted().build();
    }

    /** To the form, with what was typed in it. */
    @GET
    @Path("/{id}")
    public RestResponse<TemplateInstance> resume(@RestPath UUID id) {
        return Answers.seeOther(forms.one(id, viewer.get()).url());
    }

    @POST
    @Path("/{id}/discard")
    public RestResponse<TemplateInstance> discard(@RestPath UUID id) {
        forms.discard(id, viewer.get());
        notices.leave("The text that was not sent is thrown away.");
        return Answers.seeOther("/me#unsent");
    }
}
