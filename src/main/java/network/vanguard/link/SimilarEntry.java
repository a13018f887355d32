package network.vanguard.link;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * An entry that is like another one.
 *
 * @param score   the sum of the weights of all reasons
 * @param reasons the largest first
 * @param why     the reasons worth naming
 * @param foundAt when the platform last made the list in which it stands; null when it was worked out just now
 * @param notUseful whether the viewer said that this link is not useful
 */
public record SimilarEntry(EntrySummary entry, double score, List<Reason> reasons, Why why, Instant foundAt,
        boolean notUseful) {}
