package network.vanguard.attachment;

import network.vanguard.entry.EntryActions;
import network.vanguard.member.Viewer;

/** Who may do what with the files of an entry. Pure: it is told all that it decides on. */
final class AttachmentPolicy {

    private AttachmentPolicy() {}

    /** Whether the viewer may add and change: whoever may change the text. */
    static boolean mayAdd(EntryActions actions) {
        return actions.revise();
    }

    /** Whether an import of the viewer may bring files back: where they may add, and for a curator to what is archived. */
    static boolean mayBring(EntryActions actions, boolean archived, Viewer viewer) {
        return mayAdd(actions) || archived && viewer.curator();
    }

    /**
     * Whether the viewer may remove: whoever may change the text, and whoever may take words out of it to which consent was withdrawn,
     * wherever it stands. People in a picture take back what they agreed to, too.
     */
    static boolean mayRemove(EntryActions actions) {
        return actions.revise() || actions.withdraw();
    }
}
