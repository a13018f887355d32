package network.vanguard.exchange;

/**
 * A line that was not taken.
 *
 * @param line       its number in the file, from 1; in a table, the header's row counts
 * @param externalId its key, where it could be read
 * @param field      the field to blame, or null
 * @param reason     in words for the person who sent the file
 */
public record Refusal(int line, String externalId, String field, String reason) {}
