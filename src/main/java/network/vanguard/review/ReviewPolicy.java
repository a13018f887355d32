package network.vanguard.review;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** Who may judge claims of entries that they may read, and who may reply. Pure: it is told all that it decides on. */
final class ReviewPolicy {

    private ReviewPolicy() {}

    /** Whether the viewer may judge its claims: a curator, once it is in the curators' hands and until it is archived. */
    static boolean mayJudge(EntryState state, Viewer viewer) {
        return viewer.curator() && state != EntryState.DRAFT && state != EntryState.ARCHIVED;
    }

    /**
     * Whether the viewer may reply for its authors: those who may change it, but not as curators only.
     *
     * @param own     whether it is theirs: as an author, or of their site
     * @param revises whether the viewer may change it
     */
    static boolean mayReply(boolean own, boolean revises, Viewer viewer) {
        return revises && (own || !viewer.curator());
    }

    /** Whether it is the viewer's: as an author, or of a site of theirs. */
    static boolean own(EntrySummary entry, Viewer viewer) {
        return entry.authors().stream().anyMatch(author -> author.handle().equals(viewer.handle()))
                || entry.site() != null && viewer.contributesTo(entry.site().id());
    }
}
