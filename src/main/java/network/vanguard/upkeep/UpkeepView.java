package network.vanguard.upkeep;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntryReview;
import network.vanguard.entry.EntrySummary;

/**
 * Whether a note still holds, as its page shows it.
 *
 * @param renew   whether this reader may say that it is still right
 * @param reviews when it was found still right, newest first
 */
public record UpkeepView(EntrySummary entry, boolean renew, List<EntryReview> reviews, Unclear unclear, Checks checks) {

    /** When somebody who looks after it looked at it last: found it still right, or published it. Null before that. */
    public Instant since() {
        return reviews.isEmpty() ? entry.publishedAt() : reviews.get(0).at();
    }

    /** Whether its day is over; not of what is archived, which nobody looks after. */
    public boolean due() {
        return !entry.upkeepLabel().isEmpty();
    }

    /** Whether it is over for so long that lists leave it out. */
    public boolean expired() {
        return due() && entry.upkeep().expired();
    }
}
