package network.vanguard.relation;

/** Two entries were linked by somebody, or are linked no more. Observed above, in the same transaction. */
public record RelationChanged(long entryId, long otherId) {}
