package network.vanguard.lead;

/**
 * A lead, as commands answer it.
 *
 * @param made false when the comment joined one that was there
 */
public record LeadRef(long id, boolean made) {}
