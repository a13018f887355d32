package network.vanguard.comment;

/** A look-up that was made: its number. Who it is stands nowhere but with the comment. */
public record LookupRef(long id) {}
