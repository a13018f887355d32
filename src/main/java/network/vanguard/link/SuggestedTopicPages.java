package network.vanguard.link;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.FormTopics;
import network.vanguard.member.CurrentViewer;

/** The part of a form that offers topics, which the form asks for while its text is written. */
@Path("/suggested-topics")
@Produces(MediaType.TEXT_HTML)
public class SuggestedTopicPages {

    private final TopicHelp help;
    private final CurrentViewer viewer;

    SuggestedTopicPages(TopicHelp help, CurrentViewer viewer) {
        this.help = help;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance suggested(SuggestedTopics suggested);
    }

    /** Whatever the form of an entry sends of its texts and topics. */
    public static class Sent {
        @RestForm
        public String title;
        @RestForm
        public String summary;
        @RestForm
        public String body;
        @RestForm
        public String whatWasDone;
        @RestForm
        public String background;
        @RestForm
        public String tags;
        @RestForm
        public List<String> topic;
    }

    @POST
    @Authenticated
    public TemplateInstance suggest(@BeanParam Sent sent) {
        return Templates.suggested(help.offered(Wish.TOPICS, new FormTopics(sent.tags, sent.topic), viewer.get(),
                sent.title, sent.summary, sent.body, sent.whatWasDone, sent.background));
    }
}
