package network.vanguard.home;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Counted;

/**
 * A person as other members see them.
 *
 * @param former    whether they were forgotten
 * @param mayForget whether the reader may have them forgotten
 * @param entries what they have published that the reader may read, newest first
 * @param next    cursor of the next page, or null
 */
public record PersonView(Viewer person, boolean former, boolean mayForget, List<EntrySummary> entries, long total,
        String next) {

    /** "12", or "1,000+" where counting stopped. */
    public String published() {
        return Counted.text(total);
    }
}
