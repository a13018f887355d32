package network.vanguard.comment;

/** A comment was written anew. Observed above in its writer's transaction, by what depends on its kind. */
public record CommentRevised(long commentId, long entryId, CommentKind before, CommentKind now) {}
