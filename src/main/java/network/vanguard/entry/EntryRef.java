package network.vanguard.entry;

/** An entry, as commands answer it and other records carry it. */
public record EntryRef(long id, EntryKind kind, String slug, String title, int revision, EntryState state) {

    /** The address of its page. */
    public String url() {
        return "/" + kind.path() + "/" + slug;
    }

    /** What an {@code ETag} says of this version. */
    public String etag() {
        return "\"" + revision + "\"";
    }
}
