package network.vanguard.comment;

import java.util.List;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Hold;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/** One comment in the browser: its lasting address, and what its author may do with it. */
@Path("/comments/{id}")
@Produces(MediaType.TEXT_HTML)
public class CommentPages {

    private final CommentFinder comments;
    private final CommentService service;
    private final EntryFinder entries;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    CommentPages(CommentFinder comments, CommentService service, EntryFinder entries, Validator validator,
            Notices notices, CurrentViewer viewer) {
        this.comments = comments;
        this.service = service;
        this.entries = entries;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "comment")
    static class Templates {
        static native TemplateInstance edit(EntrySummary entry, CommentView comment, CommentForm form, FormErrors errors,
                SafeHtml preview, List<Choice> sites);

        static native TemplateInstance remove(EntrySummary entry, CommentView comment);

        static native TemplateInstance branch(CommentBranch branch);

        static native TemplateInstance alone(CommentView comment);

        static native TemplateInstance reacted(EntrySummary entry, CommentView comment, List<Reacted> people);

        static native TemplateInstance history(EntrySummary entry, CommentView comment, List<CommentRevision.Change> changes);
    }

    /** To the page of the thread on which the comment stands. */
    @GET
    public RestResponse<TemplateInstance> show(@RestPath long id) {
        return Answers.seeOther(comments.place(id, viewer.get()));
    }

    /** The comment alone, for a page of its thread that is open. */
    @GET
    @Path("/alone")
    public TemplateInstance alone(@RestPath long id) {
        return Templates.alone(comments.one(id, viewer.get()));
    }

    /** What stands below it, also what its thread folds away. */
    @GET
    @Path("/branch")
    public TemplateInstance branch(@RestPath long id, @RestQuery String after) {
        return Templates.branch(comments.branch(id, after, CommentFinder.PAGE, viewer.get()));
    }

    @GET
    @Path("/reactions")
    public TemplateInstance reacted(@RestPath long id) {
        CommentView comment = comments.one(id, viewer.get());
        return Templates.reacted(entries.byId(comment.entryId(), viewer.get()), comment, comments.reacted(id, viewer.get()));
    }

    /** The button says what it is to be, so that pressing it twice is pressing it once. */
    @POST
    @Path("/reactions")
    @Authenticated
    public RestResponse<TemplateInstance> react(@RestPath long id, @RestForm String reaction, @RestQuery String on) {
        Reaction meant = Reaction.of(reaction).orElseThrow(() -> new Invalid("reaction", "Choose one of the three buttons."));
        service.react(id, meant, !"no".equals(on), viewer.get());
        return Answers.seeOther(comments.place(id, viewer.get()));
    }

    @GET
    @Path("/history")
    @Authenticated
    public TemplateInstance history(@RestPath long id) {
        CommentView comment = comments.one(id, viewer.get());
        return Templates.history(entries.byId(comment.entryId(), viewer.get()), comment,
                CommentRevision.changes(comments.revisions(id, viewer.get()), comment.body()));
    }

    @GET
    @Path("/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath long id) {
        CommentView comment = comments.one(id, viewer.get());
        if (!comment.mayRevise()) {
            throw new Refused("You can change only your own comments, and only while they can be read.");
        }
        return page(comment, CommentForm.of(comment), FormErrors.none(), null);
    }

    @POST
    @Path("/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath long id, @BeanParam CommentForm form) {
        CommentView comment = comments.one(id, viewer.get());
        CommentInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "quote", "body", "kind");
        if (!errors.any() && form.wantsPreview()) {
            return Answers.page(page(comment, form, errors, Markdown.render(input.body())));
        }
        if (!errors.any()) {
            try {
                CommentRef ref = service.revise(id, input, form.asksModerator(), viewer.get());
                notices.leave(ref.held() ? Hold.told(form.asksModerator()) : "Your comment is changed.");
                return Answers.seeOther(comments.place(id, viewer.get()));
            } catch (Invalid invalid) {
                errors = CommentForm.errorsOf(invalid);
            } catch (Conflict conflict) {
                errors = FormErrors.of("body", conflict.getMessage());
            }
        }
        return Answers.invalid(page(comment, form, errors, null));
    }

    @GET
    @Path("/remove")
    @Authenticated
    public TemplateInstance confirm(@RestPath long id) {
        CommentView comment = comments.one(id, viewer.get());
        if (!comment.mayRemove()) {
            throw new Refused("You can remove only your own comments.");
        }
        return Templates.remove(entries.byId(comment.entryId(), viewer.get()), comment);
    }

    @POST
    @Path("/remove")
    @Authenticated
    public RestResponse<TemplateInstance> remove(@RestPath long id) {
        service.remove(id, viewer.get());
        notices.leave("Your comment is removed.");
        return Answers.seeOther(comments.place(id, viewer.get()));
    }

    private TemplateInstance page(CommentView comment, CommentForm form, FormErrors errors, SafeHtml preview) {
        return Templates.edit(entries.byId(comment.entryId(), viewer.get()), comment, form, errors, preview, List.of());
    }
}
