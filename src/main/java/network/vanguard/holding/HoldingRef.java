package network.vanguard.holding;

/** A holder, or a change that was proposed, by its number. */
public record HoldingRef(long id) {}
