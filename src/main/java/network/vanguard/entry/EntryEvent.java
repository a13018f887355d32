package network.vanguard.entry;

import java.time.Instant;
import java.util.Locale;

import network.vanguard.member.MemberRef;

/** A change of state, as an entry's history shows it. */
public record EntryEvent(Instant at, MemberRef actor, EntryState from, EntryState to, String reason) {

    /** Whether something happened that left it where it stood. */
    public boolean stays() {
        return from == to;
    }

    /** What happened, in words. */
    public String told() {
        if (stays()) {
            return "Still " + to.label().toLowerCase(Locale.ROOT);
        }
        return switch (to) {
            case DRAFT -> from == null ? "Begun as a draft" : "Returned to its author";
            case SUBMITTED -> "Submitted to the curators";
            case IN_REVIEW -> "Taken into review";
            case PUBLISHED -> from == EntryState.HIDDEN ? "Shown again" : "Published";
            case ARCHIVED -> from == EntryState.HIDDEN ? "Shown again, archived as before" : "Archived";
            case HIDDEN -> "Hidden";
        };
    }

    /** What stands where a reason could stand and none was given; empty for what explains itself. */
    public String silence() {
        return reason != null || to == EntryState.DRAFT ? "" : ", no word added";
    }

    /** Whether it handed the entry back to its author. */
    public boolean returned() {
        return to == EntryState.DRAFT && from != null && !stays();
    }
}
