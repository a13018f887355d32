package network.vanguard.entry;

/**
 * An entry's text, tags, readers or state have changed. Observed above: in the same transaction by what must be right at once (links,
 * search words), after the commit by what may follow.
 */
public record EntryChanged(long entryId, EntryState state) {}
