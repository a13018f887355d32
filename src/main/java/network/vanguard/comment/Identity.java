package network.vanguard.comment;

/** Who speaks as a role: for a moderator, once they have said why. */
public record Identity(long comment, String handle, String name) {}
