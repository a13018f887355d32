package network.vanguard.challenge;

import network.vanguard.member.Viewer;

/** Who may do what with a challenge under an entry that they may read. Pure: it is told all that it decides on. */
final class ChallengePolicy {

    private ChallengePolicy() {}

    /**
     * What a decision rests on.
     *
     * @param challenger who raised it
     * @param asRole     whether they did so as a role; nobody may find out from who is given it
     * @param owner      who answers for the post, or null
     * @param entrySite  of the entry, or null
     * @param spokenFrom the site that the challenger spoke from, or null
     * @param wrote      whether the viewer is an author of the entry
     * @param sharesSite whether the viewer belongs to a site of the challenger's
     * @param closed     whether it is marked as answered
     */
    record Facts(long challenger, boolean asRole, Long owner, Long entrySite, Long spokenFrom, boolean wrote,
            boolean sharesSite,
            boolean closed) {}

    /** Whether the viewer may mark it as answered: who raised it, or a moderator who has no part in it. */
    static boolean mayMark(Facts facts, Viewer viewer) {
        return viewer.signedIn() && !facts.closed() && (raised(facts, viewer) || neutral(facts, viewer));
    }

    /** Whether the viewer may take the mark back: who raised it. */
    static boolean mayReopen(Facts facts, Viewer viewer) {
        return facts.closed() && raised(facts, viewer);
    }

    /** Whether the viewer may say who should answer instead: who answers for the post, and curators but who raised it. */
    static boolean mayPass(Facts facts, Viewer viewer) {
        return viewer.signedIn() && !facts.closed() && (owns(facts, viewer) || viewer.curator() && !raised(facts, viewer));
    }

    /** Whether the viewer may answer for the post that they do not know. */
    static boolean mayUnknown(Facts facts, Viewer viewer) {
        return !facts.closed() && owns(facts, viewer);
    }

    /**
     * Whether somebody may be given it: a curator, or who belongs to the site of the entry. Who raised it by name may not; who
     * raised it as a role may, because a refusal would tell who it is.
     */
    static boolean mayTake(Facts facts, Viewer taker) {
        return (facts.asRole() || !raised(facts, taker)) && (taker.curator() || taker.contributesTo(facts.entrySite()));
    }

    private static boolean neutral(Facts facts, Viewer viewer) {
        return viewer.moderator() && !facts.wrote() && !owns(facts, viewer) && !facts.sharesSite()
                && !viewer.contributesTo(facts.entrySite()) && !viewer.contributesTo(facts.spokenFrom());
    }

    private static boolean raised(Facts facts, Viewer viewer) {
        return viewer.signedIn() && facts.challenger() == viewer.memberId();
    }

    private static boolean owns(Facts facts, Viewer viewer) {
        return viewer.signedIn() && facts.owner() != null && facts.owner() == viewer.memberId();
    }
}
