package network.vanguard.note;

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
import network.vanguard.idempotency.Idempotency;
import network.vanguard.link.TopicHelp;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.pace.Paced;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.Refused;

/** Practice notes in the browser: one short form, published at once. */
@Path("/notes")
@Produces(MediaType.TEXT_HTML)
public class NotePages {

    /** Where a new one is written. */
    private static final String NEW = "/notes/new";

    private final NoteFinder notes;
    private final NoteService service;
    private final EntryFinder entries;
    private final EntryHistory history;
    private final EntryDetail details;
    private final Idempotency idempotency;
    private final Validator validator;
    private final EntryForms forms;
    private final TopicHelp topics;
    private final DraftService drafts;
    private final CurrentViewer viewer;

    NotePages(NoteFinder notes, NoteService service, EntryFinder entries, EntryHistory history,
            EntryDetail details, Idempotency idempotency, Validator validator,
            EntryForms forms, TopicHelp topics, DraftService drafts, CurrentViewer viewer) {
        this.notes = notes;
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

        static native TemplateInstance show(NoteView view);

        static native TemplateInstance form(NoteFormView view, NoteForm form, FormErrors errors, Unsent unsent);
    }

    @GET
    public TemplateInstance list(@RestQuery String tag, @RestQuery String site, @RestQuery String after) {
        return Templates.list(entries.filtered(EntryKind.PRACTICE_NOTE, tag, site, null, after, viewer.get()));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug, @BeanParam CommentsAsked comments) {
        return Templates.show(notes.page(slug, comments, viewer.get()));
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start(@RestQuery Long about, @RestQuery String part, @RestQuery String tag,
            @RestQuery String circle, @RestQuery UUID draft) {
        NoteForm form = NoteForm.empty(about, part, tag);
        form.visibility = circle == null ? form.visibility : new CircleRef(circle, "").choice();
        return form(null, form, Again.notYet(), null, drafts.open(form, draft, NEW, viewer.get()));
    }

    @POST
    @Paced
    @Authenticated
    public RestResponse<TemplateInstance> publish(@BeanParam NoteForm form) {
        NoteInput input = form.toInput(null);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> forms.made(form.idempotencyKey, "note", input, viewer.get(),
                        () -> service.publish(input, form.asksModerator(), viewer.get())),
                input.circle() == null ? "Your note is published. Thank you for sharing it." : "Your note is in the circle.",
                again -> form(null, form, again, null, drafts.again(form.draft, NEW, viewer.get())));
    }

    @GET
    @Path("/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug, @RestQuery UUID draft) {
        EntrySummary entry = revisable(slug);
        NoteForm form = NoteForm.of(entry, notes.body(entry.id()));
        return form(entry, form, Again.notYet(), null, drafts.open(form, draft, entry.url() + "/edit", viewer.get()));
    }

    @POST
    @Path("/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam NoteForm form) {
        EntrySummary entry = revisable(slug);
        NoteInput input = form.toInput(entry);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> idempotency.once(form.idempotencyKey, "revise " + entry.id(), input, EntryRef.class, viewer.get(),
                        () -> service.revise(entry.id(), form.revision, input, form.asksModerator(), viewer.get())),
                "Your changes are saved.",
                again -> again(entry, form, again));
    }

    @GET
    @Path("/{slug}/history")
    public TemplateInstance history(@RestPath String slug) {
        return history.page(EntryKind.PRACTICE_NOTE, slug, viewer.get());
    }

    /** What a version said, and what it changed. */
    @GET
    @Path("/{slug}/history/{revision}")
    @Authenticated
    public TemplateInstance version(@RestPath String slug, @RestPath int revision) {
        return history.version(EntryKind.PRACTICE_NOTE, slug, revision, viewer.get());
    }

    /** Writes a version again as the newest one; when it can no longer be saved as it is, the form comes with its text. */
    @POST
    @Path("/{slug}/history/{number}/restore")
    @Authenticated
    public RestResponse<TemplateInstance> restore(@RestPath String slug, @RestPath int number,
            @RestForm @DefaultValue("0") EntryVersion revision, @RestForm String idempotencyKey) {
        EntrySummary entry = revisable(slug);
        NoteInput input = history.said(entry.id(), number, NoteInput.class, viewer.get()).withoutReviewBy();
        NoteForm form = NoteForm.of(input);
        form.revision = revision;
        return forms.answer(check(input), Wish.SAVE, null,
                () -> idempotency.once(idempotencyKey, "restore " + entry.id(), number, EntryRef.class, viewer.get(),
                        () -> service.revise(entry.id(), revision, input, viewer.get())),
                "Version " + number + " is back. What stood there before is in the history.",
                again -> again(entry, form, again));
    }

    private EntrySummary revisable(String slug) {
        EntrySummary entry = entries.bySlug(EntryKind.PRACTICE_NOTE, slug, viewer.get());
        if (!entries.actions(entry.id(), viewer.get()).revise()) {
            throw new Refused("Only its author can change this.");
        }
        return entry;
    }

    private FormErrors check(NoteInput input) {
        return NoteErrors.of(validator.validate(input));
    }

    /** The form with all that was typed; beside what stands there by now, when somebody else was first. */
    private TemplateInstance again(EntrySummary entry, NoteForm form, Again again) {
        Unsent unsent = drafts.again(form.draft, entry.url() + "/edit", viewer.get());
        if (!again.stale()) {
            return form(entry, form, again, null, unsent);
        }
        EntrySummary now = revisable(entry.slug());
        NoteForm theirs = NoteForm.of(now, notes.body(now.id()));
        form.revision = theirs.revision;
        return form(now, form, again,
                EntryConflict.of(now, NoteTexts.of(theirs.toInput(now)), NoteTexts.of(form.toInput(now))), unsent);
    }

    /** The form for what stands there; for a new note when entry is null. */
    private TemplateInstance form(EntrySummary entry, NoteForm form, Again again, EntryConflict conflict,
            Unsent unsent) {
        Viewer writer = viewer.get();
        EntrySummary subject = form.about == null ? null : entries.find(form.about, writer).orElse(null);
        if (subject != null && form.aboutPart != null && form.aboutPartLabel == null) {
            form.aboutPartLabel = details.parts(subject).get(form.aboutPart);
        }
        NoteFormView view = new NoteFormView(entry, subject, form.aboutPartLabel, conflict,
                again.wish() == Wish.PREVIEW ? NoteBody.preview(form.toInput(entry)) : null,
                EntryChoices.ownNameAndSites(writer),
                EntryChoices.readers(EntryKind.PRACTICE_NOTE, entry == null, form.visibility, entries.circles(writer), writer),
                topics.offered(again.wish(), form.topics(), writer, form.title, form.body),
                form.showsTopics() || again.errors().at("tags") != null,
                form.showsStep() || NoteErrors.inStep(again.errors()),
                form.visibility != null && EntryChoices.circle(form.visibility) != null
                        || NoteErrors.inReaders(again.errors()));
        return Templates.form(view, form, again.errors(), unsent);
    }
}
