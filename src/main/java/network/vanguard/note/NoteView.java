package network.vanguard.note;

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
import network.vanguard.upkeep.UpkeepView;

/**
 * The page of a practice note.
 *
 * @param subject the entry it speaks of, or null when there is none that the reader may read
 * @param part    of that entry, when it speaks of one part only; else null
 * @param upkeep  whether it still holds, and who looks after it
 * @param about   notes and discussions that speak of this note
 * @param similar similar entries, those at other sites first
 * @param linked what people linked it to
 * @param collections in which collections it is
 * @param thread its comments
 * @param attached its pictures, files and videos
 * @param stands where it stands in tensions
 * @param circle   the safe circle that it stands in, or null
 */
public record NoteView(EntrySummary entry, NoteBody body, EntryActions actions, EntrySummary subject, Anchor part,
        UpkeepView upkeep, List<EntrySummary> about, List<SimilarEntry> similar, Linked linked,
        List<CollectionRef> collections, CommentThread thread, Attached attached, Stands stands,
        CirclePlace circle) {}
