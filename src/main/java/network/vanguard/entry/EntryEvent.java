package network.vanguard.entry;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/** A change of state, as an entry's history shows it. */
public record EntryEvent(Instant at, MemberRef actor, EntryState from, EntryState to, String reason) {

    /** Whether something happened that left it where it stood. */
    public boolean stays() {
        return from == to;
    }

    /** Whether it handed the entry back to its author. */
    public boolean returned() {
        return to == EntryState.DRAFT && from != null && !stays();
    }
}
