package network.vanguard.support;

import network.vanguard.entry.EntrySummary;

/** Something that a giver gave, and to what. */
public record GivenLine(EntrySummary entry, SupportLine line) {}
