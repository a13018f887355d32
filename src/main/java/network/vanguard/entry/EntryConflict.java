package network.vanguard.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody else was first: what stands there now, and what of it differs from what was typed, field by field in the order of the form.
 *
 * @param differences empty when only its state is another one
 */
public record EntryConflict(EntrySummary entry, List<Difference> differences) {

    /** A field of which somebody else has made something else. */
    public record Difference(String label, String theirs, String mine) {}

    /**
     * @param theirs all that stands there now, by the names of the fields
     * @param mine   the same of what was typed
     */
    public static EntryConflict of(EntrySummary entry, Map<String, String> theirs, Map<String, String> mine) {
        List<Difference> differences = new ArrayList<>();
        theirs.forEach((label, text) -> {
            if (!text.equals(mine.get(label))) {
                differences.add(new Difference(label, text, mine.get(label)));
            }
        });
        return new EntryConflict(entry, differences);
    }
}
