package network.vanguard.exchange;

import network.vanguard.member.Viewer;

/** Who may do what with imports. */
final class ImportPolicy {

    private ImportPolicy() {}

    /** Whether the viewer may import. What each line does is asked of the service that does it. */
    static boolean mayImport(Viewer viewer) {
        return viewer.curator() || viewer.administrator();
    }

    /** Whether the viewer may see an import of that member. */
    static boolean maySee(long memberId, Viewer viewer) {
        return viewer.signedIn() && (viewer.memberId() == memberId || viewer.administrator());
    }
}
