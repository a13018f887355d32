package network.vanguard.upkeep;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * What waits for a person, on their own page: at most twenty of each.
 *
 * @param unclear entries of which readers of several sites would not know what to do
 * @param all     what they, or their site, should have looked at by now, what waits longest first: notes and case studies
 */
public record WaitingUpkeep(List<EntrySummary> unclear, List<EntrySummary> all) {

    /** The notes of which it is asked whether they are still right. */
    public List<EntrySummary> due() {
        return all.stream().filter(entry -> entry.kind().reviewed()).toList();
    }

    /** The case studies of which it is asked whether what they tell of is still running. */
    public List<EntrySummary> running() {
        return all.stream().filter(entry -> !entry.kind().reviewed()).toList();
    }

    /** Whether nothing waits. */
    public boolean none() {
        return unclear.isEmpty() && all.isEmpty();
    }
}
