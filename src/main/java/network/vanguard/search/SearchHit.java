package network.vanguard.search;

import network.vanguard.entry.EntrySummary;

/**
 * An entry that was found.
 *
 * @param body the places of the body where the words stand, or null where they do not
 */
public record SearchHit(EntrySummary entry, Highlight title, Highlight summary, Highlight body) {}
