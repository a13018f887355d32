package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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
import network.vanguard.draft.FormFields;
import network.vanguard.draft.Unsent;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryConflict;
import network.vanguard.entry.EntryEvent;
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
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.review.Advice;
import network.vanguard.review.ChecklistFinder;

/** Case studies in the browser. */
@Path("/case-studies")
@Produces(MediaType.TEXT_HTML)
public class CaseStudyPages {

    private static final String NEW = "/case-studies/new";

    private final CaseStudyFinder caseStudies;
    private final CaseStudyService service;
    private final EntryFinder entries;
    private final EntryHistory history;
    private final ChecklistFinder checklists;
    private final Idempotency idempotency;
    private final Validator validator;
    private final EntryForms forms;
    private final TopicHelp topics;
    private final MemberService members;
    private final DraftService drafts;
    private final Notices notices;
    private final CurrentViewer viewer;

    CaseStudyPages(CaseStudyFinder caseStudies, CaseStudyService service, EntryFinder entries, EntryHistory history,
            ChecklistFinder checklists,
            Idempotency idempotency,
            Validator validator, EntryForms forms, TopicHelp topics, MemberService members, DraftService drafts,
            Notices notices,
            CurrentViewer viewer) {
        this.caseStudies = caseStudies;
        this.service = service;
        this.entries = entries;
        this.history = history;
        this.checklists = checklists;
        this.idempotency = idempotency;
        this.validator = validator;
        this.forms = forms;
        this.topics = topics;
        this.members = members;
        this.drafts = drafts;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(EntryList list);

        static native TemplateInstance show(CaseStudyView view);

        static native TemplateInstance preview(CaseStudyView view, String action, List<FormFields.Typed> typed, Unsent unsent);

        static native TemplateInstance form(String heading, String action, CaseStudyForm form, FormErrors errors,
                List<Choice> sites,
                List<Choice> readers, EntryConflict conflict, EntryEvent returned, String cancel,
                SuggestedTopics suggested, QuestionStep step, Unsent unsent, Advice advice, FormGroups groups);
    }

    @GET
    public TemplateInstance list(@RestQuery String tag, @RestQuery String site, @RestQuery String mark,
            @RestQuery String after) {
        return Templates
                .list(entries.filtered(EntryKind.CASE_STUDY, tag, site, Mark.of(mark).orElse(null), after, viewer.get()));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug, @BeanParam CommentsAsked comments) {
        return Templates.show(caseStudies.page(slug, comments, viewer.get()));
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start(@RestQuery Integer question, @RestQuery UUID draft) {
        Viewer writer = viewer.get();
        if (writer.affiliations().isEmpty() && !writer.curator()) {
            throw new Refused(
                    "Case studies are written by the teams of sites. Ask a lead of your site to add you; until then you can "
                            + "write a practice note in your own name.");
        }
        CaseStudyForm form = CaseStudyForm
                .empty(writer.affiliations().isEmpty() ? null : writer.affiliations().get(0).siteSlug());
        form.question = question == null ? null : Question.BASICS.number();
        Unsent unsent = drafts.open(form, draft, NEW, writer);
        return form(null, form, Again.notYet(), null, unsent);
    }

    @POST
    @Paced
    @Authenticated
    public RestResponse<TemplateInstance> draft(@BeanParam CaseStudyForm form) {
        CaseStudyInput input = form.toInput(null, null);
        return forms.answer(check(input), form.wish(), form.draft,
                () -> forms.made(form.idempotencyKey, "case-study", input, viewer.get(),
                        () -> service.draft(input, viewer.get())),
                form.question == null
                        ? "Your draft is saved. Read it through, then submit it to the curators."
                        : "Your draft is saved. You can stop at any question and come back later.",
                ref -> next(form, ref),
                again -> form(null, form, again, null, drafts.again(form.draft, NEW, viewer.get())));
    }

    @GET
    @Path("/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug, @RestQuery Integer question, @RestQuery UUID draft) {
        EntrySummary entry = revisable(slug);
        CaseStudyForm form = CaseStudyForm.of(entry, caseStudies.body(entry.id()));
        form.question = question;
        Unsent unsent = drafts.open(form, draft, entry.url() + "/edit", viewer.get());
        return form(entry, form, Again.notYet(), null, unsent);
    }

    @POST
    @Path("/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam CaseStudyForm form) {
        EntrySummary entry = revisable(slug);
        CaseStudyBody before = caseStudies.body(entry.id());
        CaseStudyInput input = form.toInput(entry, before);
        Function<Again, TemplateInstance> page = again -> again.stale()
                ? conflict(slug, form)
                : form(entry, form, again, null, again(entry, form));
        if (form.wish() == Wish.PREVIEW) {
            return forms.preview(check(input), () -> {
                EntryRef saved = revised(entry, form, input);
                return Templates.preview(caseStudies.page(saved.slug(), CommentsAsked.first(), viewer.get()),
                        entry.url() + "/edit",
                        FormFields.typed(form), again(entry, form));
            }, page);
        }
        return forms.answer(check(input), form.wish(), form.draft,
                () -> idempotency.once(form.idempotencyKey, "revise " + entry.id(), input, EntryRef.class, viewer.get(),
                        () -> revised(entry, form, input)),
                "Your changes are saved.", ref -> next(form, ref), page);
    }

    /** What the service refuses is told at the fields of the form. */
    private EntryRef revised(EntrySummary entry, CaseStudyForm form, CaseStudyInput input) {
        try {
            return service.revise(entry.id(), form.revision, input, form.wish() == Wish.ASK, viewer.get());
        } catch (Invalid invalid) {
            throw CaseStudyErrors.inForm(invalid);
        }
    }

    /** After one question comes the next; after the last, or the whole form, what was written. */
    private static String next(CaseStudyForm form, EntryRef ref) {
        return Question.of(form.question).flatMap(Question::next)
                .map(next -> ref.url() + "/edit?question=" + next.number()).orElse(ref.url());
    }

    /** The form with all that was typed, beside what stands there by now; sent again, it takes the place of that. */
    private TemplateInstance conflict(String slug, CaseStudyForm form) {
        EntrySummary now = revisable(slug);
        CaseStudyForm theirs = CaseStudyForm.of(now, caseStudies.body(now.id()));
        form.revision = theirs.revision;
        return form(now, form,
                new Again(
                        FormErrors.of("comparison",
                                "It was changed since you opened it. Your text is below and nothing is lost: "
                                        + "compare it with what stands there now, then save again."),
                        true, Wish.SAVE),
                EntryConflict.of(now, CaseStudyTexts.of(theirs.toInput(null, null), siteChoices(now)),
                        CaseStudyTexts.of(form.toInput(null, null), siteChoices(now))),
                again(now, form));
    }

    private Unsent again(EntrySummary entry, CaseStudyForm form) {
        return drafts.again(form.draft, entry.url() + "/edit", viewer.get());
    }

    @GET
    @Path("/{slug}/history")
    public TemplateInstance history(@RestPath String slug) {
        return history.page(EntryKind.CASE_STUDY, slug, viewer.get());
    }

    /** What a version said, and what it changed. */
    @GET
    @Path("/{slug}/history/{revision}")
    @Authenticated
    public TemplateInstance version(@RestPath String slug, @RestPath int revision) {
        return history.version(EntryKind.CASE_STUDY, slug, revision, viewer.get());
    }

    /** Writes a version again as the newest one; when it can no longer be saved as it is, the form comes with its text. */
    @POST
    @Path("/{slug}/history/{number}/restore")
    @Authenticated
    public RestResponse<TemplateInstance> restore(@RestPath String slug, @RestPath int number,
            @RestForm @DefaultValue("0") EntryVersion revision, @RestForm String idempotencyKey) {
        EntrySummary entry = revisable(slug);
        // a text that is brought back says nothing of whether it runs today: that stays as it is
        CaseStudyInput input = history.said(entry.id(), number, CaseStudyInput.class, viewer.get()).withEnding(null);
        CaseStudyForm form = CaseStudyForm.of(input);
        form.revision = revision;
        return forms.answer(check(input), Wish.SAVE, null,
                () -> idempotency.once(idempotencyKey, "restore " + entry.id(), number, EntryRef.class, viewer.get(),
                        () -> revised(entry, form, input)),
                "Version " + number + " is back. What stood there before is in the history.",
                again -> again.stale() ? conflict(slug, form) : form(entry, form, again, null, again(entry, form)));
    }

    /** Takes out a story whose consent was withdrawn: one press, because nobody should have to explain it. */
    @POST
    @Path("/{slug}/stories/{key}/withdraw")
    @Authenticated
    public RestResponse<TemplateInstance> withdraw(@RestPath String slug, @RestPath String key) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer.get());
        service.withdraw(entry.id(), key, viewer.get());
        notices.leave(
                "The story is gone, from earlier versions too. Comments and notes here that repeat it are hidden until a moderator has looked.");
        return Answers.seeOther(entry.url());
    }

    /** A curator says, or with the second button no longer says, that it is not a movement. */
    @POST
    @Path("/{slug}/movement")
    @Authenticated
    public RestResponse<TemplateInstance> dispute(@RestPath String slug, @RestForm String reason, @RestForm String agree) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer.get());
        if (agree != null && !agree.equals("yes")) {
            throw new Invalid("agree", "Use one of the two buttons.");
        }
        if (agree == null) {
            service.dispute(entry.id(), reason, viewer.get());
            notices.leave("What you said stands beside the word now.");
        } else {
            service.agree(entry.id(), viewer.get());
            notices.leave("You no longer dispute it.");
        }
        return Answers.seeOther(entry.url() + "#movement");
    }

    /** Remembers whether the reader wants to see stories or figures first. */
    @POST
    @Path("/{slug}/order")
    @Authenticated
    public RestResponse<TemplateInstance> order(@RestPath String slug, @RestForm String first) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer.get());
        if (!"stories".equals(first) && !"figures".equals(first)) {
            throw new Invalid("first", "Choose stories or figures.");
        }
        members.showFirst(first.equals("stories"), viewer.get());
        return Answers.seeOther(entry.url() + "#results");
    }

    private EntrySummary revisable(String slug) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer.get());
        EntryActions actions = entries.actions(entry.id(), viewer.get());
        if (!actions.revise()) {
            throw new Refused("Only its authors and the curators can change this.");
        }
        return entry;
    }

    private FormErrors check(CaseStudyInput input) {
        return CaseStudyErrors.of(validator.validate(input));
    }

    /** The form for what stands there; for a new case study when entry is null. */
    private TemplateInstance form(EntrySummary entry, CaseStudyForm form, Again again, EntryConflict conflict,
            Unsent unsent) {
        Viewer writer = viewer.get();
        FormErrors errors = again.errors();
        // Where something is wrong the whole form is shown: it may be wrong anywhere.
        Question question = errors.any() ? null : Question.of(form.question).orElse(null);
        SuggestedTopics suggested = topics.offered(again.wish(), form.topics(), writer, form.title, form.summary,
                form.whatWasDone, form.background);
        Advice advice = entry == null ? Advice.NONE : checklists.inForm(entry);
        FormGroups groups = new FormGroups(form, errors, advice, question != null);
        return entry == null
                ? Templates.form("Write a case study", "/case-studies", form, errors, siteChoices(null),
                        EntryChoices.readers(EntryKind.CASE_STUDY, writer), null, null, "/case-studies", suggested,
                        new QuestionStep(question, NEW, "/case-studies"), unsent, advice, groups)
                : Templates.form("Edit the case study", entry.url() + "/edit", form, errors, siteChoices(entry),
                        EntryChoices.readers(EntryKind.CASE_STUDY, entry.visibility(), writer), conflict,
                        entries.returned(entry), entry.url(), suggested,
                        new QuestionStep(question, entry.url() + "/edit", entry.url()), unsent,
                        advice, groups);
    }

    /** The sites that it can be written for, with the one that it has: saving must not move it. */
    private List<Choice> siteChoices(EntrySummary entry) {
        Viewer writer = viewer.get();
        List<Choice> sites = new ArrayList<>();
        if (writer.curator()) {
            sites.add(new Choice("", "From elsewhere, not a site of the network"));
            entries.sites().forEach(site -> sites.add(new Choice(site.slug(), site.name())));
        } else {
            sites.addAll(EntryChoices.ownSites(writer));
        }
        if (entry != null && entry.site() != null
                && sites.stream().noneMatch(site -> site.value().equals(entry.siteSlug()))) {
            sites.add(new Choice(entry.siteSlug(), entry.site().name()));
        }
        return sites;
    }
}
