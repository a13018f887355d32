package network.vanguard.casestudy;

import java.util.List;

import network.vanguard.attachment.Attached;
import network.vanguard.collection.CollectionRef;
import network.vanguard.comment.CommentThread;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryEvent;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Waiting;
import network.vanguard.holding.HoldingView;
import network.vanguard.link.SimilarEntry;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.relation.Linked;
import network.vanguard.review.Advice;
import network.vanguard.review.Judged;
import network.vanguard.review.JudgedClaim;
import network.vanguard.support.Support;
import network.vanguard.tension.Stands;
import network.vanguard.upkeep.Unclear;

/**
 * The page of a case study.
 *
 * @param returned how a curator returned it, while it is the draft that came back; else null
 * @param waiting how it stands in the queue of the curators, or null
 * @param unclear whether readers know what to do after it
 * @param advice what the curators say to those who may change it
 * @param judged what curators think of its claims
 * @param collections in which collections it is
 * @param about notes and discussions that speak of it
 * @param similar similar entries, those at other sites first
 * @param linked what people linked it to
 * @param thread its comments
 * @param disputes who does not agree that it is a movement
 * @param mayDispute whether the reader may say that it is none
 * @param storiesFirst whether the reader wants to see stories before figures
 * @param attached its pictures, files and videos
 * @param partners its partners, as they are called there
 * @param holding who started it and who holds it now
 * @param support what the formal side gave
 * @param stands where it stands in tensions
 */
public record CaseStudyView(EntrySummary entry, CaseStudyBody body, EntryActions actions, EntryEvent returned,
        Waiting waiting, Unclear unclear, Advice advice, Judged judged, List<CollectionRef> collections,
        List<EntrySummary> about,
        List<SimilarEntry> similar, Linked linked, CommentThread thread, List<Dispute> disputes,
        boolean mayDispute, boolean storiesFirst, Attached attached, List<OrganisationRef> partners,
        HoldingView holding, Support support, Stands stands) {

    /** What curators think of one of its claims; null for another one's. */
    public JudgedClaim judgedOf(CaseStudyInput.Result result) {
        return judged.at(body.results().indexOf(result));
    }

    /** How complete it is, and what is missing. */
    public Completeness completeness() {
        return Completeness.of(entry, body);
    }
}
