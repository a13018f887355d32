package network.vanguard.relation;

/**
 * A link, as commands answer it.
 *
 * @param made false when it was there already
 */
public record RelationRef(long id, boolean made) {}
