package network.vanguard.curation;

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

import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** What waits for those who keep the vocabulary: topics that were proposed, and topics that may be two names of one thing. */
@Path("/curation/topics")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class TopicQueuePages {

    private final TopicQueueFinder queue;
    private final TopicPairService pairs;
    private final Notices notices;
    private final CurrentViewer viewer;

    TopicQueuePages(TopicQueueFinder queue, TopicPairService pairs, Notices notices, CurrentViewer viewer) {
        this.queue = queue;
        this.pairs = pairs;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance topics(TopicQueue queue);
    }

    @GET
    public TemplateInstance topics(@RestQuery String after) {
        return Templates.topics(queue.page(after, viewer.get()));
    }

    /** Two topics that are not the same are not proposed as one again. */
    @POST
    @Path("/pairs/{id}/different")
    public RestResponse<TemplateInstance> different(@RestPath long id) {
        pairs.different(id, true, viewer.get());
        notices.leave("They stay two topics, and will not be proposed as one again.");
        return Answers.seeOther("/curation/topics#same");
    }

    /** Takes that back. */
    @POST
    @Path("/pairs/{id}/undecided")
    public RestResponse<TemplateInstance> undecided(@RestPath long id) {
        pairs.different(id, false, viewer.get());
        notices.leave("The two topics are in the list again.");
        return Answers.seeOther("/curation/topics#same");
    }
}
