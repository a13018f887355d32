package network.vanguard.entry;

/**
 * Which entries a list shows; null means all.
 *
 * @param tag   slug of a concept: what stands below it counts too
 * @param site  slug of a site
 * @param state null means published
 */
public record EntryFilter(EntryKind kind, String tag, String site, EntryState state, String author, Long about) {

    public static EntryFilter all() {
        return new EntryFilter(null, null, null, null, null, null);
    }

    public static EntryFilter ofKind(EntryKind kind) {
        return new EntryFilter(kind, null, null, null, null, null);
    }

    public EntryFilter withTag(String slug) {
        return new EntryFilter(kind, blankToNull(slug), site, state, author, about);
    }

    public EntryFilter withSite(String slug) {
        return new EntryFilter(kind, tag, blankToNull(slug), state, author, about);
    }

    public EntryFilter withState(EntryState wanted) {
        return new EntryFilter(kind, tag, site, wanted, author, about);
    }

    /** Only what the person of that handle wrote. */
    public EntryFilter by(String handle) {
        return new EntryFilter(kind, tag, site, state, handle, about);
    }

    /** Only what speaks of that entry. */
    public EntryFilter about(long entryId) {
        return new EntryFilter(kind, tag, site, state, author, entryId);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
