package network.vanguard.comment;

/** A comment, as commands answer it. */
public record CommentRef(long id, long entryId) {

    /** The address that leads to it, whichever page of its thread it is on. */
    public String url() {
        return "/comments/" + id;
    }
}
