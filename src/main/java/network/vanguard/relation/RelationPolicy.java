package network.vanguard.relation;

import network.vanguard.member.Viewer;

/** Who may do what with links between entries that they may read. Pure: it is told all that it decides on. */
final class RelationPolicy {

    private RelationPolicy() {}

    /**
     * Whether the viewer may make it: whoever is signed in. That something is a part of something else says what both of them are, so it
     * is for those who look after one of them.
     *
     * @param revisesOne whether the viewer may change one of the two entries
     */
    static boolean mayMake(RelationType type, boolean revisesOne, Viewer viewer) {
        return viewer.signedIn() && (type != RelationType.PART_OF || revisesOne);
    }

    /**
     * Whether the viewer may undo it: who made it, an author of either end, and curators.
     *
     * @param makerId null for a link that the machine made
     */
    static boolean mayUndo(Long makerId, long authorId, long otherAuthorId, Viewer viewer) {
        long me = viewer.memberId();
        return viewer.signedIn()
                && (viewer.curator() || makerId != null && makerId == me || authorId == me || otherAuthorId == me);
    }
}
