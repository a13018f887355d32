package network.vanguard.comment;

/** A comment was posted. Observed above, after the commit, by what may follow. */
public record CommentPosted(long commentId, long entryId) {}
