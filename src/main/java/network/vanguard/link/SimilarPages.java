package network.vanguard.link;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryFinder;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** What a reader says about a link, in the browser. */
@Path("/entries/{id}/similar/{other}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SimilarPages {

    private final SimilarService similar;
    private final EntryFinder entries;
    private final Notices notices;
    private final CurrentViewer viewer;

    SimilarPages(SimilarService similar, EntryFinder entries, Notices notices, CurrentViewer viewer) {
        this.similar = similar;
        this.entries = entries;
        this.notices = notices;
        this.viewer = viewer;
    }

    @POST
    @Path("/not-useful")
    public RestResponse<TemplateInstance> notUseful(@RestPath long id, @RestPath long other) {
        similar.notUseful(id, other, viewer.get());
        notices.leave(
                "Thank you. For you that link now stands last; when somebody from another site says the same, it does for everybody.");
        return back(id);
    }

    @POST
    @Path("/useful")
    public RestResponse<TemplateInstance> usefulAfterAll(@RestPath long id, @RestPath long other) {
        similar.usefulAfterAll(id, other, viewer.get());
        notices.leave("That link counts for you again.");
        return back(id);
    }

    private RestResponse<TemplateInstance> back(long id) {
        return Answers.seeOther(entries.byId(id, viewer.get()).url() + "#similar-heading");
    }
}
