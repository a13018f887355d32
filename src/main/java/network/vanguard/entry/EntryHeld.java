package network.vanguard.entry;

/** What was written has to be looked at by a moderator before others read it. Observed above, in the writer's transaction. */
public record EntryHeld(long entryId, Hold hold) {}
