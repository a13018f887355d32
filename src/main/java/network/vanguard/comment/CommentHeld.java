package network.vanguard.comment;

import network.vanguard.entry.Hold;

/** A comment has to be looked at by a moderator before others read it. Observed above, in the writer's transaction. */
public record CommentHeld(long commentId, Hold hold) {}
