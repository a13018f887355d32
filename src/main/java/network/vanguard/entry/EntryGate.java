package network.vanguard.entry;

import network.vanguard.problem.Invalid;

/** What must be so before an entry is submitted or published. A package on an upper floor may have one; every one of them is asked. */
public interface EntryGate {

    /**
     * Lets the entry pass, or says what is missing.
     *
     * @throws Invalid at the field that is missing
     */
    void pass(long entryId);
}
