package network.vanguard.comment;

import network.vanguard.entry.EntryState;
import network.vanguard.member.Viewer;

/** Who may do what with comments under an entry that they may read. Pure: it is told all that it decides on. */
final class CommentPolicy {

    private CommentPolicy() {}

    /** Whether the viewer may add one: whoever is signed in; nobody once the entry is archived. */
    static boolean mayPost(EntryState entry, Viewer viewer) {
        return viewer.signedIn() && entry != EntryState.ARCHIVED;
    }

    /** Whether the viewer may change its text: its author, as long as it can be read and the entry is in use. */
    static boolean mayRevise(long authorId, CommentState comment, EntryState entry, Viewer viewer) {
        return mayRemove(authorId, comment, viewer) && mayPost(entry, viewer);
    }

    /** Whether the viewer may take it away: its author, unless a moderator has hidden it. */
    static boolean mayRemove(long authorId, CommentState comment, Viewer viewer) {
        return viewer.signedIn() && viewer.memberId() == authorId && comment == CommentState.VISIBLE;
    }
}
