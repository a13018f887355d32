package network.vanguard.discussion;

import java.util.List;
import java.util.UUID;

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

import network.vanguard.draft.DraftService;
import network.vanguard.draft.Unsent;
import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryForms;
import network.vanguard.entry.EntryForms.Again;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryList;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntrySummary;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.link.SuggestedTopics;
import network.vanguard.link.TopicHelp;
import network.vanguard.member.CurrentViewer;
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
    private final Idempotency idempotency;
    private final Validator validator;
    private final EntryForms forms;
    private final TopicHelp topics;
    private final DraftService drafts;
    private final CurrentViewer viewer;

    DiscussionPages(DiscussionFinder discussions, DiscussionService service, EntryFinder entries, Idempotency idempotency,
            Validator validator,
            EntryForms forms, TopicHelp topics, DraftService drafts, CurrentViewer viewer) {
        this.discussions = discussions;
        this.service = service;
        this.entries = entries;
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
                List<Choice> names, List<Choice> readers, EntrySummary subject, DiscussionBody theirs, SafeHtml preview,
                SuggestedTopics suggested, Unsent unsent);
    }

    @GET
    public TemplateInstance list(@RestQuery String tag, @RestQuery String site, @RestQuery String after) {
        return Templates.list(entries.filtered(EntryKind.DISCUSSION, tag, site, null, after, viewer.get()));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug, @RestQuery String comments) {
        return Templates.show(discussions.page(slug, comments, viewer.get()));
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start(@RestQuery Long about, @RestQuery String tag, @RestQuery UUID draft) {
        DiscussionForm form = DiscussionForm.empty(about, tag);
        return form("Start a discussion", "/discussions", "/discussions", form, Again.notYet(), null,
                drafts.open(form, draft, "/discussions/new", viewer.get()));
    }

    @POST
    @Authenticated
    public RestResponse<TemplateInstance> publish(@BeanParam DiscussionForm form) {
        DiscussionInput input = form.toInput(null);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> forms.made(form.idempotencyKey, "discussion", input, viewer.get(),
                        () -> service.publish(input, viewer.get())),
                "Your discussion is open. Others can answer now.",
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
                        () -> service.revise(entry.id(), form.revision, input, viewer.get())),
                "Your changes are saved.", again -> {
                    form.revision = again.stale() ? entry.revision() : form.revision;
                    return form("Edit the discussion", entry.url() + "/edit", entry.url(), form, again,
                            again.stale() ? discussions.body(entry.id()) : null,
                            drafts.again(form.draft, entry.url() + "/edit", viewer.get()));
                });
    }

    private EntrySummary revisable(String slug) {
        EntrySummary entry = entries.bySlug(EntryKind.DISCUSSION, slug, viewer.get());
        if (!entries.actions(entry.id(), viewer.get()).revise()) {
            throw new Refused("Only its author can change this.");
        }
        return entry;
    }

    private FormErrors check(DiscussionInput input) {
        return FormErrors.from(validator.validate(input), "title", "body", "tags");
    }

    private TemplateInstance form(String heading, String action, String cancel, DiscussionForm form, Again again,
            DiscussionBody theirs, Unsent unsent) {
        EntrySummary subject = form.about == null ? null : entries.find(form.about, viewer.get()).orElse(null);
        SafeHtml preview = again.wish() == Wish.PREVIEW ? Markdown.render(form.toInput(null).body()) : null;
        SuggestedTopics suggested = topics.offered(again.wish(), form.topics(), viewer.get(), form.title, form.body);
        return Templates.form(heading, action, cancel, form, again.errors(), EntryChoices.ownNameAndSites(viewer.get()),
                EntryChoices.readers(EntryKind.DISCUSSION, viewer.get()), subject, theirs, preview, suggested, unsent);
    }
}
