package network.vanguard.holding;

import network.vanguard.member.Viewer;

/** Who may do what with a change of holder that was proposed. Pure: it is told all that it decides on. */
final class HoldingPolicy {

    private HoldingPolicy() {}

    /**
     * The people of a change, by their numbers.
     *
     * @param giver who confirms it for the holder before; taker for the next one
     */
    record People(long proposer, long giver, long taker) {}

    /** Whether the viewer may know of it before it is agreed: who may change the case study, who proposed it and the two who were named. */
    static boolean mayKnow(People people, boolean mayRevise, Viewer viewer) {
        return mayRevise || viewer.signedIn() && (named(people, viewer) || people.proposer() == viewer.memberId());
    }

    /** Whether the viewer was named to confirm it. Nobody else can, whoever they are. */
    static boolean named(People people, Viewer viewer) {
        return viewer.signedIn() && (people.giver() == viewer.memberId() || people.taker() == viewer.memberId());
    }

    /** Whether the viewer may withdraw it: who proposed it, and curators, so that it does not wait for somebody who has left. */
    static boolean mayWithdraw(People people, Viewer viewer) {
        return viewer.signedIn() && (people.proposer() == viewer.memberId() || viewer.curator());
    }
}
