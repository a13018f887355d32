package network.vanguard.comment;

/**
 * A comment has to be looked at by a moderator before others read it. Observed above, in the writer's transaction.
 *
 * @param why a sentence for the moderator and the author, which quotes nothing of the text
 */
public record CommentHeld(long commentId, String why) {}
