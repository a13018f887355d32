package network.vanguard.comment;

import java.time.Duration;
import java.time.Instant;

import network.vanguard.entry.EntryState;
import network.vanguard.member.Viewer;

/** Who may do what with comments under an entry that they may read. Pure: it is told all that it decides on. */
final class CommentPolicy {

    /** For so long whoever asked has to be silent before a curator may accept an answer. */
    static final Duration SILENCE = Duration.ofDays(30);

    private CommentPolicy() {}

    /** Whether the viewer may add one: whoever is signed in; nobody once the entry is archived or hidden. */
    static boolean mayPost(EntryState entry, Viewer viewer) {
        return viewer.signedIn() && entry != EntryState.ARCHIVED && entry != EntryState.HIDDEN;
    }

    /** Whether the viewer may change its text: its author, as long as it can be read and the entry is in use. */
    static boolean mayRevise(long authorId, CommentState comment, EntryState entry, Viewer viewer) {
        return mayRemove(authorId, comment, viewer) && mayPost(entry, viewer);
    }

    /** Whether the viewer may report it: whoever is signed in and did not write it, while it can be read. */
    static boolean mayReport(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && viewer.memberId() != authorId && comment == CommentState.VISIBLE;
    }

    /** Whether the viewer wrote it and can ask why it is hidden. */
    static boolean mayAskWhy(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && viewer.memberId() == authorId && comment == CommentState.HIDDEN;
    }

    /** Whether the viewer may take it away: its author, unless a moderator has hidden it. */
    static boolean mayRemove(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && viewer.memberId() == authorId && comment == CommentState.VISIBLE;
    }

    /** Whether the viewer may say what they make of it: whoever is signed in, of what others wrote. */
    static boolean mayReact(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && viewer.memberId() != authorId && comment == CommentState.VISIBLE;
    }

    /**
     * Whether the viewer may see what it said before it was changed: its author, and the moderators. What somebody took back because a
     * patient could be known by it must not stand one click away for everybody.
     */
    static boolean mayReadHistory(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && comment != CommentState.REMOVED
                && (viewer.memberId() == authorId && comment == CommentState.VISIBLE || viewer.moderator());
    }

    /** Whether the viewer may say that a reply answered a question: whoever asked it, while both can be read and the entry is in use. */
    static boolean mayAccept(Long askerId, EntryState entry, Viewer viewer) {
        return askerId != null && askerId == viewer.memberId() && mayPost(entry, viewer);
    }

    /**
     * Whether the viewer may say so because whoever asked does not: a curator who neither asked nor answered, once there was no word from
     * them for {@link #SILENCE}.
     *
     * @param silentSince since when the reply has waited without a word from whoever asked; null where it is theirs alone to say: in a
     *                    safe circle, and once they have accepted a reply
     */
    static boolean mayAcceptInstead(Long askerId, long answererId, Instant silentSince, Instant now, EntryState entry,
            Viewer viewer) {
        return viewer.curator() && askerId != null && askerId != viewer.memberId() && answererId != viewer.memberId()
                && silentSince != null && !now.isBefore(silentSince.plus(SILENCE)) && mayPost(entry, viewer);
    }

    /** Whether the viewer may take back what a curator has accepted: any curator; whoever asked may anyway. */
    static boolean mayTakeBackInstead(boolean byCurator, EntryState entry, Viewer viewer) {
        return byCurator && viewer.curator() && mayPost(entry, viewer);
    }
}
