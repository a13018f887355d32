package network.vanguard.attachment;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** Who may do what with the files of an entry that they may read. Pure: it is told all that it decides on. */
final class AttachmentPolicy {

    private AttachmentPolicy() {}

    /** Whether the viewer may add and change: whoever may change the text. */
    static boolean mayAdd(EntryActions actions) {
        return actions.revise();
    }

    /**
     * Whether the viewer may remove: whoever may change the text. Nobody may change what is archived; still its author, the site of a case
     * study and curators can take a file or a picture out of it, because people take back what they agreed to.
     */
    static boolean mayRemove(EntrySummary entry, EntryActions actions, Viewer viewer) {
        boolean theirs = viewer.curator() || viewer.handle().equals(entry.author().handle())
                || entry.kind() == EntryKind.CASE_STUDY && entry.site() != null && viewer.contributesTo(entry.site().id());
        return actions.revise() || entry.state() == EntryState.ARCHIVED && viewer.signedIn() && theirs;
    }
}
