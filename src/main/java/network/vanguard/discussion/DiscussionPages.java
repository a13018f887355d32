package network.vanguard.discussion;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
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

import network.vanguard.comment.CommentsAsked;
import network.vanguard.draft.DraftService;
import network.vanguard.draft.Unsent;
import network.vanguard.entry.CircleRef;
import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryConflict;
import network.vanguard.entry.EntryDetail;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryForms;
import network.vanguard.entry.EntryForms.Again;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntryHistory;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryList;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.Mark;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.link.SuggestedTopics;
import network.vanguard.link.TopicHelp;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Paced;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.Refused;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/** Discussions in the browser: one short form, open at once. */
@Path("/discussions")
@Produces(MediaType.TEXT_HTML)
public class DiscussionPages {

    private final DiscussionFinder discussions;
    private final DiscussionService service;
    private final EntryFinder entries;
    private final EntryHistory history;
    private final EntryDetail details;
    private final Idempotency idempotency;
    private final Validator validator;
    private final EntryForms forms;
    private final TopicHelp topics;
    private final DraftService drafts;
    private final CurrentViewer viewer;

    DiscussionPages(DiscussionFinder discussions, DiscussionService service, EntryFinder entries, EntryHistory history,
            EntryDetail details, Idempotency idempotency,
            Validator validator,
            EntryForms forms, TopicHelp topics, DraftService drafts, CurrentViewer viewer) {
        this.discussions = discussions;
        this.service = service;
        this.entries = entries;
        this.history = history;
        this.details = details;
        this.idempotency = idempotency;
        this.validator = validator;
        this.forms = forms;
        this.topics = topics;
        this.drafts = drafts;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(EntryList list);

        static native TemplateInstance show(DiscussionView view);

        static native TemplateInstance form(String heading, String action, String cancel, DiscussionForm form,
                FormErrors errors,
                List<Choice> names, List<Choice> readers, EntrySummary subject, EntryConflict conflict, SafeHtml preview,
                SuggestedTopics suggested, Unsent unsent, List<Choice> places);
    }

    @GET
    public TemplateInstance list(@RestQuery String tag, @RestQuery String site, @RestQuery String mark,
            @RestQuery String after) {
        return Templates
                .list(entries.filtered(EntryKind.DISCUSSION, tag, site, Mark.of(mark).orElse(null), after, viewer.get()));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug, @BeanParam CommentsAsked comments) {
        return Templates.show(discussions.page(slug, comments, viewer.get()));
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start(@RestQuery Long about, @RestQuery String part, @RestQuery String tag,
            @RestQuery String circle, @RestQuery UUID draft) {
        DiscussionForm form = DiscussionForm.empty(about, part, tag);
        form.visibility = circle == null ? form.visibility : new CircleRef(circle, "").choice();
        return form("Start a discussion", "/discussions", "/discussions", form, Again.notYet(), null,
                drafts.open(form, draft, "/discussions/new", viewer.get()));
    }

    @POST
    @Paced
    @Authenticated
    public RestResponse<TemplateInstance> publish(@BeanParam DiscussionForm form) {
        DiscussionInput input = form.toInput(null);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> forms.made(form.idempotencyKey, "discussion", input, viewer.get(),
                        () -> service.publish(input, form.asksModerator(), viewer.get())),
                input.circle() == null
                        ? "Your discussion is open. Others can answer now."
                        : "Your discussion is in the circle.",
                again -> form("Start a discussion", "/discussions", "/discussions", form, again, null,
                        drafts.again(form.draft, "/discussions/new", viewer.get())));
    }

    @GET
    @Path("/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug, @RestQuery UUID draft) {
        EntrySummary entry = revisable(slug);
        DiscussionForm form = DiscussionForm.of(entry, discussions.body(entry.id()));
        return form("Edit the discussion", entry.url() + "/edit", entry.url(), form, Again.notYet(), null,
                drafts.open(form, draft, entry.url() + "/edit", viewer.get()));
    }

    @POST
    @Path("/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam DiscussionForm form) {
        EntrySummary entry = revisable(slug);
        DiscussionInput input = form.toInput(entry);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> idempotency.once(form.idempotencyKey, "revise " + entry.id(), input, EntryRef.class, viewer.get(),
                        () -> service.revise(entry.id(), form.revision, input, form.asksModerator(), viewer.get())),
                "Your changes are saved.", again -> again(slug, form, again));
    }

    @GET
    @Path("/{slug}/history")
    public TemplateInstance history(@RestPath String slug) {
        return history.page(EntryKind.DISCUSSION, slug, viewer.get());
    }

    /** What a version said, and what it changed. */
    @GET
    @Path("/{slug}/history/{revision}")
    @Authenticated
    public TemplateInstance version(@RestPath String slug, @RestPath int revision) {
        return history.version(EntryKind.DISCUSSION, slug, revision, viewer.get());
    }

    /** Writes a version again as the newest one; when it can no longer be saved as it is, the form comes with its text. */
    @POST
    @Path("/{slug}/history/{number}/restore")
    @Authenticated
    public RestResponse<TemplateInstance> restore(@RestPath String slug, @RestPath int number,
            @RestForm @DefaultValue("0") EntryVersion revision, @RestForm String idempotencyKey) {
        EntrySummary entry = revisable(slug);
        DiscussionInput input = history.said(entry.id(), number, DiscussionInput.class, viewer.get());
        DiscussionForm form = DiscussionForm.of(input);
        form.revision = revision;
        return forms.answer(check(input), Wish.SAVE, null,
                () -> idempotency.once(idempotencyKey, "restore " + entry.id(), number, EntryRef.class, viewer.get(),
                        () -> service.revise(entry.id(), revision, input, viewer.get())),
                "Version " + number + " is back. What stood there before is in the history.",
                again -> again(slug, form, again));
    }

    /** The form with all that was typed; beside what stands there by now, when somebody else was first. */
    private TemplateInstance again(String slug, DiscussionForm form, Again again) {
        EntrySummary now = revisable(slug);
        EntryConflict conflict = null;
        if (again.stale()) {
            DiscussionForm theirs = DiscussionForm.of(now, discussions.body(now.id()));
            form.revision = theirs.revision;
            conflict = EntryConflict.of(now, DiscussionTexts.of(theirs.toInput(now)), DiscussionTexts.of(form.toInput(now)));
        }
        return form("Edit the discussion", now.url() + "/edit", now.url(), form, again, conflict,
                drafts.again(form.draft, now.url() + "/edit", viewer.get()));
    }

    private EntrySummary revisable(String slug) {
        EntrySummary entry = entries.bySlug(EntryKind.DISCUSSION, slug, viewer.get());
        if (!entries.actions(entry.id(), viewer.get()).revise()) {
            throw new Refused("Only its author can change this.");
        }
        return entry;
    }

    private FormErrors check(DiscussionInput input) {
        return FormErrors.from(validator.validate(input), "title", "body", "tags", "places");
    }

    private TemplateInstance form(String heading, String action, String cancel, DiscussionForm form, Again again,
            EntryConflict conflict, Unsent unsent) {
        EntrySummary subject = form.about == null ? null : entries.find(form.about, viewer.get()).orElse(null);
        if (subject != null && form.aboutPart != null && form.aboutPartLabel == null) {
            form.aboutPartLabel = details.parts(subject).get(form.aboutPart);
        }
        SafeHtml preview = again.wish() == Wish.PREVIEW ? Markdown.render(form.toInput(null).body()) : null;
        SuggestedTopics suggested = topics.offered(again.wish(), form.topics(), viewer.get(), form.title, form.body);
        return Templates.form(heading, action, cancel, form, again.errors(), EntryChoices.ownNameAndSites(viewer.get()),
                EntryChoices.readers(EntryKind.DISCUSSION, form.revision.revision() == 0, form.visibility,
                        entries.circles(viewer.get()), viewer.get()),
                subject, conflict, preview, suggested, unsent,
                entries.sites().stream().map(site -> new Choice(site.slug(), site.name())).toList());
    }
}
