package network.vanguard.entry;

import java.util.Map;

/**
 * The part of an entry that another entry speaks of. It is known by its key, so it survives a new name and a new place; when the part is
 * taken out, what was written about it still says what it was about.
 *
 * @param key  of the part; the place on the page of its entry has it as its id
 * @param then what the part was called when the other entry was written
 * @param now  what it is called now; null when the entry no longer has it
 */
public record Anchor(String key, String then, String now) {

    /**
     * @param parts of the entry that is spoken of, as {@link EntryBody#parts} gives them
     * @return null for an entry that speaks of no part
     */
    static Anchor of(EntrySummary entry, Map<String, String> parts) {
        return entry.aboutPart() == null
                ? null
                : new Anchor(entry.aboutPart(), entry.aboutPartLabel(), parts.get(entry.aboutPart()));
    }

    /** Whether the entry no longer has it. */
    public boolean gone() {
        return now == null;
    }

    /** Whether it is called something else by now. */
    public boolean renamed() {
        return now != null && then != null && !now.equals(then);
    }
}
