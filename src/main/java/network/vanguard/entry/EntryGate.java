package network.vanguard.entry;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;

/** What must be so before an entry is submitted or published. A package on an upper floor may have one; every one of them is asked. */
public interface EntryGate {

    /**
     * Lets the entry pass, or says what is missing.
     *
     * @throws Invalid at the field that is missing
     */
    default void pass(long entryId) {}

    /**
     * The same before it is published, when it was asked {@link #pass} already.
     *
     * @param reason what whoever publishes it says for its history, or null
     * @throws Invalid at the field that is missing
     */
    default void publish(long entryId, String reason, Viewer viewer) {}
}
