package network.vanguard.answer;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.comment.CommentFinder;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Notices;

/** The buttons beside an answer, for whoever asked, or a curator in their place. */
@Path("/answers/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class AnswerPages {

    private final AnswerService service;
    private final CommentFinder comments;
    private final Notices notices;
    private final CurrentViewer viewer;

    AnswerPages(AnswerService service, CommentFinder comments, Notices notices, CurrentViewer viewer) {
        this.service = service;
        this.comments = comments;
        this.notices = notices;
        this.viewer = viewer;
    }

    @POST
    @Path("/accept")
    public RestResponse<TemplateInstance> accept(@RestPath long id) {
        service.accept(id, viewer.get());
        notices.leave("Thank you. Everybody can see now that this answered the question.");
        return Answers.seeOther(comments.place(id, viewer.get()));
    }

    @POST
    @Path("/take-back")
    public RestResponse<TemplateInstance> takeBack(@RestPath long id) {
        service.takeBack(id, viewer.get());
        notices.leave("It no longer stands as the answer to the question.");
        return Answers.seeOther(comments.place(id, viewer.get()));
    }
}
