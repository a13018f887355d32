package network.vanguard.holding;

import network.vanguard.entry.EntrySummary;

/**
 * What an organisation holds or held.
 *
 * @param now whether it still does
 */
public record HeldEntry(EntrySummary entry, Holder holder, boolean now) {}
