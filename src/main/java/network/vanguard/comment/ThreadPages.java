package network.vanguard.comment;

import java.util.List;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Hold;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/** Writing a comment in the browser. The comments themselves are shown on the page of their entry. */
@Path("/entries/{entryId}/comments")
@Produces(MediaType.TEXT_HTML)
public class ThreadPages {

    private final CommentFinder comments;
    private final CommentService service;
    private final EntryFinder entries;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    ThreadPages(CommentFinder comments, CommentService service, EntryFinder entries, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.comments = comments;
        this.service = service;
        this.entries = entries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "comment")
    static class Templates {
        static native TemplateInstance write(String heading, EntrySummary entry, CommentView parent, CommentForm form,
                FormErrors errors, SafeHtml preview, List<Choice> sites, String cancel);
    }

    /** Where a browser comes back to that had to sign in when it sent the form. */
    @GET
    public RestResponse<TemplateInstance> show(@RestPath long entryId) {
        return Answers.seeOther(entries.byId(entryId, viewer.get()).url() + "#comments");
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start(@RestPath long entryId, @RestQuery Long parent, @RestQuery String quote) {
        CommentForm form = CommentForm.emptyFor(viewer.get()).answering(parent, quote);
        return page(entries.byId(entryId, viewer.get()), form, FormErrors.none(), null);
    }

    @POST
    @Paced
    @Authenticated
    public RestResponse<TemplateInstance> post(@RestPath long entryId, @BeanParam CommentForm form) {
        EntrySummary entry = entries.byId(entryId, viewer.get());
        CommentInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "quote", "body", "kind", "site", "role", "setting");
        if (!errors.any() && form.wantsPreview()) {
            return Answers.page(page(entry, form, errors, Markdown.render(input.body())));
        }
        if (!errors.any()) {
            try {
                CommentRef ref = idempotency.onceForForm(form.idempotencyKey, operation(entryId), input, CommentRef.class,
                        viewer.get(), this::stands, () -> service.post(entryId, input, form.asksModerator(), viewer.get()));
                notices.leave(ref.held() ? Hold.told(form.asksModerator()) : "Your comment is posted.");
                return Answers.seeOther(comments.place(ref.id(), viewer.get()));
            } catch (Invalid invalid) {
                errors = CommentForm.errorsOf(invalid);
            } catch (Conflict conflict) {
                errors = FormErrors.of("body", conflict.getMessage());
            }
        }
        return Answers.invalid(page(entry, form, errors, null));
    }

    private boolean stands(CommentRef ref) {
        // one that waits for a moderator is there as well: it is not sent twice
        return comments.find(ref.id(), viewer.get()).filter(found -> found.state() != CommentState.REMOVED).isPresent();
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long entryId) {
        return "comment on " + entryId;
    }

    private TemplateInstance page(EntrySummary entry, CommentForm form, FormErrors errors, SafeHtml preview) {
        CommentView parent = form.answered() == null
                ? null
                : comments.find(form.answered(), viewer.get()).filter(found -> found.entryId() == entry.id()).orElse(null);
        String heading = parent == null
                ? "Add a comment"
                : "Reply to " + (parent.author() == null ? "a comment" : parent.author().name());
        String cancel = parent == null ? entry.url() + "#comments" : parent.url();
        return Templates.write(heading, entry, parent, form, errors, preview, CommentForm.sitesOf(viewer.get()), cancel);
    }
}
