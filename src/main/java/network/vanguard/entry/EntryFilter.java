package network.vanguard.entry;

/**
 * Which entries a list shows; null means all.
 *
 * @param tag     slug of a concept: what stands below it counts too
 * @param site    slug of a site
 * @param state   null means published
 * @param mark    what they carry
 * @param without what they do not carry
 * @param expired whether what nobody has looked at for too long is listed too
 */
public record EntryFilter(EntryKind kind, String tag, String site, EntryState state, String author, Long about, Mark mark,
        Mark without, boolean expired) {

    public static EntryFilter all() {
        return new EntryFilter(null, null, null, null, null, null, null, null, false);
    }

    public static EntryFilter ofKind(EntryKind kind) {
        return new EntryFilter(kind, null, null, null, null, null, null, null, false);
    }

    public EntryFilter withTag(String slug) {
        return new EntryFilter(kind, blankToNull(slug), site, state, author, about, mark, without, expired);
    }

    public EntryFilter withSite(String slug) {
        return new EntryFilter(kind, tag, blankToNull(slug), state, author, about, mark, without, expired);
    }

    public EntryFilter withState(EntryState wanted) {
        return new EntryFilter(kind, tag, site, wanted, author, about, mark, without, expired);
    }

    /** Only what the person of that handle wrote. */
    public EntryFilter by(String handle) {
        return new EntryFilter(kind, tag, site, state, handle, about, mark, without, expired);
    }

    /** Only what speaks of that entry. */
    public EntryFilter about(long entryId) {
        return new EntryFilter(kind, tag, site, state, author, entryId, mark, without, expired);
    }

    /** Only what carries that mark; null for whatever it carries. */
    public EntryFilter withMark(Mark wanted) {
        return new EntryFilter(kind, tag, site, state, author, about, wanted, without, expired);
    }

    /** Only what does not carry that mark. */
    public EntryFilter without(Mark unwanted) {
        return new EntryFilter(kind, tag, site, state, author, about, mark, unwanted, expired);
    }

    /** Also what has expired. */
    public EntryFilter withExpired() {
        return new EntryFilter(kind, tag, site, state, author, about, mark, without, true);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
