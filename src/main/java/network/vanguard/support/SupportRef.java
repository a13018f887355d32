package network.vanguard.support;

/** A line that is there, by its number. */
public record SupportRef(long id) {}
