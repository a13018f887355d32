package network.vanguard.moderation;

/** What was reported: an entry, or a comment; the other is null. */
public record Subject(Long entryId, Long commentId) {

    /** An entry. */
    public static Subject entry(long id) {
        return new Subject(id, null);
    }

    /** A comment. */
    public static Subject comment(long id) {
        return new Subject(null, id);
    }

    /** "entry" or "comment", as the audit log calls it. */
    public String sort() {
        return entryId == null ? "comment" : "entry";
    }

    /** Its number among those of its sort. */
    public long id() {
        return entryId == null ? commentId : entryId;
    }

    /** Where it stands, for those who may read it. */
    public String url() {
        return (entryId == null ? "/comments/" : "/entries/") + id();
    }
}
