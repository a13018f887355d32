package network.vanguard.organisation;

/** An organisation becomes part of another one. What names the first names the second afterwards; observed above, in the same transaction. */
public record OrganisationMerged(long from, long into) {}
