package network.vanguard.vocabulary;

/**
 * A concept has become part of another and is about to go: whoever keeps its number puts the other one's in its place. Observed above, in
 * the same transaction; {@link ConceptChanged} follows for both numbers.
 */
public record ConceptMerged(long from, long into) {}
