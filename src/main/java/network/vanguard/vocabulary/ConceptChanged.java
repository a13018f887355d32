package network.vanguard.vocabulary;

/** A concept's names or neighbours have changed. Observed above, in the same transaction. */
public record ConceptChanged(long conceptId) {}
