package network.vanguard.upkeep;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * What waits for a person, on their own page: at most twenty of each.
 *
 * @param unclear entries of which readers of several sites would not know what to do
 * @param due     what they, or their site, should have looked at by now, what waits longest first
 */
public record WaitingUpkeep(List<EntrySummary> unclear, List<EntrySummary> due) {

    /** Whether nothing waits. */
    public boolean none() {
        return unclear.isEmpty() && due.isEmpty();
    }
}
