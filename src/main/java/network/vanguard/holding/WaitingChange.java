package network.vanguard.holding;

import network.vanguard.entry.EntrySummary;

/** A change that waits for somebody's own confirmation. */
public record WaitingChange(EntrySummary entry, Change change) {}
