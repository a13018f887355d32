package network.vanguard.comment;

/**
 * A comment, as commands answer it.
 *
 * @param held whether a moderator looks at it before others read it
 */
public record CommentRef(long id, long entryId, boolean held) {

    /** One that others can read at once. */
    CommentRef(long id, long entryId) {
        this(id, entryId, false);
    }

    CommentRef asHeld() {
        return new CommentRef(id, entryId, true);
    }

    /** The address that leads to it, whichever page of its thread it is on. */
    public String url() {
        return "/comments/" + id;
    }
}
