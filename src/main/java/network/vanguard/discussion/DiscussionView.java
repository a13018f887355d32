package network.vanguard.discussion;

import java.util.List;

import network.vanguard.attachment.Attached;
import network.vanguard.collection.CollectionRef;
import network.vanguard.comment.CommentThread;
import network.vanguard.entry.Anchor;
import network.vanguard.entry.CirclePlace;
import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.SimilarEntry;
import network.vanguard.relation.Linked;
import network.vanguard.tension.Stands;

/**
 * The page of a discussion.
 *
 * @param subject the entry it speaks of, or null when there is none that the reader may read
 * @param part    of that entry, when it speaks of one part only; else null
 * @param about   discussions and discussions that speak of this discussion
 * @param similar similar entries, those at other sites first
 * @param linked what people linked it to
 * @param collections in which collections it is
 * @param thread its comments
 * @param attached its pictures, files and videos
 * @param stands where it stands in tensions
 * @param circle   the safe circle that it stands in, or null
 */
public record DiscussionView(EntrySummary entry, DiscussionBody body, EntryActions actions, EntrySummary subject, Anchor part,
        List<EntrySummary> about, List<SimilarEntry> similar, Linked linked, List<CollectionRef> collections,
        CommentThread thread, Attached attached, Stands stands, CirclePlace circle) {}
