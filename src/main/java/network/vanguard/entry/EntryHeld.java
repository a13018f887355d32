package network.vanguard.entry;

/**
 * What was written has to be looked at by a moderator before others read it. Observed above, in the writer's transaction.
 *
 * @param why a sentence for the moderator and the author, which quotes nothing of the text
 */
public record EntryHeld(long entryId, String why) {}
