package network.vanguard.link;

/**
 * The lengths of all entries that have features, at this moment.
 *
 * @param entries how many entries there are
 * @param tagged  how many of them have tags
 * @param tags    of all entries together
 * @param worded  how many of them have words
 * @param words   of all entries together
 */
record Network(long entries, long tagged, long tags, long worded, long words) {

    /** Tags on an entry that has any, on average, in hundredths. */
    long averageTags() {
        return tagged == 0 ? 100 : 100 * tags / tagged;
    }

    /** Words in an entry that has any, on average. */
    long averageWords() {
        return worded == 0 ? 1 : words / worded;
    }
}
