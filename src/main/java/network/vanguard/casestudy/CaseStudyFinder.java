package network.vanguard.casestudy;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.attachment.Attached;
import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.collection.CollectionRef;
import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentThread;
import network.vanguard.comment.CommentsAsked;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.OpenEntry;
import network.vanguard.holding.HoldingFinder;
import network.vanguard.holding.HoldingView;
import network.vanguard.link.SimilarEntry;
import network.vanguard.link.SimilarFinder;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.relation.Linked;
import network.vanguard.relation.RelationFinder;
import network.vanguard.replica.Reads;
import network.vanguard.review.Advice;
import network.vanguard.review.ChecklistFinder;
import network.vanguard.review.Judged;
import network.vanguard.review.JudgementFinder;
import network.vanguard.support.Support;
import network.vanguard.support.SupportFinder;
import network.vanguard.tension.Stands;
import network.vanguard.tension.TensionFinder;
import network.vanguard.upkeep.Unclear;
import network.vanguard.upkeep.UpkeepFinder;

/** Questions about the bodies of case studies. Whether the reader may read it is asked of the spine first. */
@Reads
@ApplicationScoped
public class CaseStudyFinder {

    private static final int ABOUT_SHOWN = 50;

    private final CaseStudies caseStudies;
    private final EntryFinder entries;
    private final CommentFinder threads;
    private final SimilarFinder links;
    private final TensionFinder tensions;
    private final RelationFinder relations;
    private final MemberFinder members;
    private final AttachmentFinder attachments;
    private final UpkeepFinder upkeep;
    private final ChecklistFinder checklists;
    private final JudgementFinder judgements;
    private final CollectionFinder collections;
    private final HoldingFinder holdings;
    private final SupportFinder support;

    CaseStudyFinder(CaseStudies caseStudies, EntryFinder entries, CommentFinder threads, SimilarFinder links,
            TensionFinder tensions,
            RelationFinder relations, MemberFinder members, AttachmentFinder attachments, UpkeepFinder upkeep,
            ChecklistFinder checklists, JudgementFinder judgements, CollectionFinder collections,
            HoldingFinder holdings, SupportFinder support) {
        this.caseStudies = caseStudies;
        this.entries = entries;
        this.threads = threads;
        this.links = links;
        this.tensions = tensions;
        this.relations = relations;
        this.members = members;
        this.attachments = attachments;
        this.upkeep = upkeep;
        this.checklists = checklists;
        this.judgements = judgements;
        this.collections = collections;
        this.holdings = holdings;
        this.support = support;
    }

    /**
     * All that the page of a case study shows; {@link NotFound} when there is none that the viewer may read.
     *
     * @param comments which part of its thread
     */
    @Transactional
    public CaseStudyView page(String slug, CommentsAsked comments, Viewer viewer) {
        OpenEntry opened = entries.open(EntryKind.CASE_STUDY, slug, viewer);
        EntrySummary entry = opened.entry();
        EntryActions actions = opened.actions();
        CaseStudy row = caseStudies.withResults(entry.id()).orElseThrow(NotFound::new);
        CaseStudyBody body = CaseStudyBody.of(row);
        Questions page = new Questions();
        Supplier<Unclear> unclear = page.ask(upkeep.unclear(entry, actions, body.record().firstStep(), viewer));
        Supplier<Advice> advice = page.ask(checklists.advice(entry, actions.revise()));
        Supplier<Judged> judged = page
                .ask(judgements.forPage(entry, CaseStudyClaims.of(body.results()), actions.revise(), viewer));
        Supplier<List<CollectionRef>> collected = page.ask(collections.with(entry.id(), viewer));
        Supplier<List<EntrySummary>> about = page.ask(entries.about(entry.id(), ABOUT_SHOWN, viewer));
        Supplier<List<SimilarEntry>> similar = page.ask(links.forPage(entry, viewer));
        Supplier<Linked> linked = page.ask(relations.forPage(entry, viewer));
        Supplier<CommentThread> thread = page.ask(threads.thread(entry, comments, viewer));
        Supplier<List<Dispute>> disputed = page.ask(body.record().calledMovement()
                ? caseStudies.disputes(entry.id())
                : Question.known(List.of()));
        Supplier<Boolean> storiesFirst = page.ask(body.tells() ? members.storiesFirst(viewer) : Question.known(false));
        Supplier<Attached> attached = page.ask(attachments.forPage(entry, actions));
        Supplier<HoldingView> held = page.ask(holdings.forPage(entry, actions.revise(), viewer));
        Supplier<Support> given = page.ask(support.forPage(entry, actions, viewer));
        Supplier<Stands> stands = page.ask(tensions.of(entry, row.placed, viewer));
        return new CaseStudyView(entry, body, actions, entries.returned(entry), entries.waiting(entry), unclear.get(),
                advice.get(), judged.get(), collected.get(), about.get(), similar.get(), linked.get(), thread.get(),
                disputed.get(), viewer.curator(), storiesFirst.get(), attached.get(), row.partners(), held.get(), given.get(),
                stands.get());
    }

    /** Who does not agree that it is a movement, the oldest first; not found when the viewer may not read it. */
    @Transactional
    public List<Dispute> disputes(long entryId, Viewer viewer) {
        entries.byId(entryId, viewer);
        return caseStudies.disputes(entryId).answer();
    }

    /** The partners of an entry that the caller has found readable, as they are called there; the slug is null for a name that names nobody. */
    @Transactional
    public List<OrganisationRef> partners(long entryId) {
        return caseStudies.withResults(entryId).map(CaseStudy::partners).orElseThrow(NotFound::new);
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public CaseStudyBody body(long entryId) {
        return caseStudies.withResults(entryId).map(CaseStudyBody::of).orElseThrow(NotFound::new);
    }
}
