package network.vanguard.entry;

/**
 * Words were taken out of an entry because consent to them was withdrawn. Observed above, in the same transaction.
 *
 * @param words as they stood there
 */
public record WordsWithdrawn(long entryId, String words) {}
