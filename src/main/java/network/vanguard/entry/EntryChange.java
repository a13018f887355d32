package network.vanguard.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import network.vanguard.text.Diff;

/**
 * A version of an entry, and what it changed.
 *
 * @param entry   as it is now
 * @param version that is looked at
 * @param earlier the number of the version before it, or 0 for the first
 * @param fields  those that it changed; of the first version all that it says
 */
public record EntryChange(EntrySummary entry, EntryRevision version, int earlier, List<Field> fields) {

    /** A field, and its text in pieces: kept, added and removed. */
    public record Field(String label, List<Diff.Piece> pieces) {}

    /**
     * @param before what the version before it said, by the names of the fields; empty for the first
     * @param after  what it said itself
     */
    static EntryChange of(EntrySummary entry, EntryRevision version, int earlier, Map<String, String> before,
            Map<String, String> after) {
        List<Field> fields = new ArrayList<>();
        after.forEach((label, text) -> {
            String was = before.getOrDefault(label, "");
            if (!text.equals(was)) {
                fields.add(new Field(label, Diff.words(was, text)));
            }
        });
        return new EntryChange(entry, version, earlier, fields);
    }

    /** Whether it is what stands there now. */
    public boolean current() {
        return version.revision() == entry.revision();
    }
}
