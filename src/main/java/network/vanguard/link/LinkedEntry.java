package network.vanguard.link;

/**
 * An entry's features, as they are stored.
 *
 * @param version  of the features: any change of them gives another
 * @param features ids, in ascending order: above zero of a concept, below of a word
 * @param amounts  of each feature: a concept's strength in 1/1024, a word's number of times
 */
record LinkedEntry(long id, long version, int tags, int words, long[] features, short[] amounts) {}
