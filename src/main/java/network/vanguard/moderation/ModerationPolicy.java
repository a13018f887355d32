package network.vanguard.moderation;

import network.vanguard.member.Viewer;

/** Who decides about what others have written. Pure. Nobody decides on what is theirs, on what they reported, or on their own decision. */
final class ModerationPolicy {

    private ModerationPolicy() {}

    /** Whether the viewer may read the queue and its cases. */
    static boolean mayRead(Viewer viewer) {
        return viewer.moderator() || viewer.administrator();
    }

    /** Whether the case concerns the viewer, so that somebody else has to decide. */
    static boolean partial(CaseStanding one) {
        return one.own() || one.reported();
    }

    /** Whether the viewer may decide on the reports, or restore what was hidden while no appeal waits. */
    static boolean mayDecide(CaseStanding one, Viewer viewer) {
        return viewer.moderator() && !partial(one) && (one.open() || one.hidden() && !one.appealed());
    }

    /**
     * Whether the viewer may answer the appeal that waits: an administrator or a moderator, but not the one who decided. While the reports
     * themselves wait, the decision on them is the answer.
     */
    static boolean mayAnswer(CaseStanding one, Viewer viewer) {
        return mayRead(viewer) && !partial(one) && one.hidden() && one.appealed() && !one.hiddenBySelf();
    }

    /** Whether the viewer may appeal: an author of what is hidden, once for each decision that hid it. */
    static boolean mayAppeal(CaseStanding one) {
        return one.own() && one.lastHiding() != null && !one.appealedOnce() && (one.hidden() || one.open());
    }
}
