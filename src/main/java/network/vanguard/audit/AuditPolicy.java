package network.vanguard.audit;

import network.vanguard.member.Viewer;

/** Who may read the audit log. Pure. */
public final class AuditPolicy {

    private AuditPolicy() {}

    /** Whether the viewer may read it and have its chain checked: moderators and administrators. */
    public static boolean mayRead(Viewer viewer) {
        return viewer.moderator() || viewer.administrator();
    }
}
