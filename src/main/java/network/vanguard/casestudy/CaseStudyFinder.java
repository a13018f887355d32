package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.comment.CommentFinder;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRevision;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.SimilarFinder;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;
import network.vanguard.problem.NotFound;
import network.vanguard.relation.RelationFinder;
import network.vanguard.review.ChecklistFinder;
import network.vanguard.review.JudgementFinder;
import network.vanguard.text.Diff;

/** Questions about the bodies of case studies. Whether the reader may read it is asked of the spine first. */
@ApplicationScoped
public class CaseStudyFinder {

    private static final int ABOUT_SHOWN = 20;

    private final CaseStudies caseStudies;
    private final EntryFinder entries;
    private final CommentFinder threads;
    private final SimilarFinder links;
    private final RelationFinder relations;
    private final MemberFinder members;
    private final AttachmentFinder attachments;
    private final ChecklistFinder checklists;
    private final JudgementFinder judgements;
    private final CollectionFinder collections;
    private final ObjectMapper json;

    CaseStudyFinder(CaseStudies caseStudies, EntryFinder entries, CommentFinder threads, SimilarFinder links,
            RelationFinder relations, MemberFinder members, ChecklistFinder checklists, JudgementFinder judgements,
            CollectionFinder collections,
            AttachmentFinder attachments, ObjectMapper json) {
        this.caseStudies = caseStudies;
        this.entries = entries;
        this.threads = threads;
        this.links = links;
        this.relations = relations;
        this.members = members;
        this.attachments = attachments;
        this.checklists = checklists;
        this.judgements = judgements;
        this.collections = collections;
        this.json = json;
    }

    /**
     * All that the page of a case study shows; {@link NotFound} when there is none that the viewer may read.
     *
     * @param comments the cursor of a later page of its comments, or null
     */
    @Transactional
    public CaseStudyView page(String slug, String comments, Viewer viewer) {
        EntrySummary entry = entries.bySlug(EntryKind.CASE_STUDY, slug, viewer);
        EntryActions actions = entries.actions(entry.id(), viewer);
        CaseStudyBody body = body(entry.id());
        return new CaseStudyView(entry, body, actions, entries.returned(entry), entries.waiting(entry),
                checklists.advice(entry, actions.revise()),
                judgements.forPage(entry, CaseStudyClaims.of(body.results()), actions.revise(), viewer),
                collections.with(entry.id(), viewer),
                entries.list(EntryFilter.all().about(entry.id()), null, ABOUT_SHOWN, viewer).items(),
                links.forPage(entry, viewer), relations.forPage(entry, viewer), threads.thread(entry, comments, viewer),
                body.record().calledMovement() ? caseStudies.disputes(entry.id()) : List.of(), viewer.curator(),
                members.storiesFirst(viewer), attachments.forPage(entry, actions));
    }

    /** A version and what it changed; errors are those of {@link EntryFinder#version}. */
    @Transactional
    public CaseStudyChange change(EntrySummary entry, int revision, List<Choice> sites, Viewer viewer) {
        List<EntryRevision> found = entries.version(entry.id(), revision, viewer);
        Map<String, String> before = found.size() == 1 ? Map.of() : CaseStudyTexts.of(content(found.get(1)), sites);
        List<CaseStudyChange.Field> fields = new ArrayList<>();
        CaseStudyTexts.of(content(found.get(0)), sites).forEach((label, text) -> {
            if (!text.equals(before.getOrDefault(label, ""))) {
                fields.add(new CaseStudyChange.Field(label, Diff.words(before.getOrDefault(label, ""), text)));
            }
        });
        return new CaseStudyChange(entry, CaseStudyVersion.of(found.get(0)), found.size() == 1 ? 0 : found.get(1).revision(),
                fields);
    }

    /** What a version said, to be written again; errors are those of {@link EntryFinder#version}. */
    @Transactional
    public CaseStudyInput input(long entryId, int revision, Viewer viewer) {
        return content(entries.version(entryId, revision, viewer).get(0));
    }

    private CaseStudyInput content(EntryRevision revision) {
        try {
            // A field that an earlier program knew is passed over.
            return json.readerFor(CaseStudyInput.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(revision.content());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Version " + revision.revision() + " cannot be read", broken);
        }
    }

    /** Who does not agree that it is a movement, the oldest first; not found when the viewer may not read it. */
    @Transactional
    public List<Dispute> disputes(long entryId, Viewer viewer) {
        entries.byId(entryId, viewer);
        return caseStudies.disputes(entryId);
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public CaseStudyBody body(long entryId) {
        return caseStudies.withResults(entryId).map(CaseStudyBody::of).orElseThrow(NotFound::new);
    }
}
