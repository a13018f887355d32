package network.vanguard.moderation;

/**
 * What a policy knows of a case.
 *
 * @param state         open, kept, hidden or restored
 * @param appealed      whether an appeal waits for an answer
 * @param own           whether the viewer wrote what it is about
 * @param reported      whether the viewer reported it
 * @param lastHiding    the number of the decision by which it was hidden last, or null
 * @param hiddenBySelf  whether that was the viewer's decision
 * @param appealedOnce  whether there is an appeal against that decision, answered or not
 */
record CaseStanding(long id, Subject subject, boolean circle, String state, boolean appealed, boolean own, boolean reported,
        Long lastHiding, boolean hiddenBySelf, boolean appealedOnce) {

    boolean open() {
        return state.equals("open");
    }

    boolean hidden() {
        return state.equals("hidden");
    }
}
