package network.vanguard.entry;

/**
 * An entry that somebody may read.
 *
 * @param actions what they may do with it
 */
public record OpenEntry(EntrySummary entry, EntryActions actions) {}
