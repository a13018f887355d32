package network.vanguard.link;

/**
 * The counts that all weights come from, held still until the next epoch.
 *
 * @param entries      linked entries
 * @param averageTags  tags on an entry that has any, in hundredths
 * @param averageWords words in an entry that has any
 */
record Epoch(int id, long entries, long averageTags, long averageWords) {}
