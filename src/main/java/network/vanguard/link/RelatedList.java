package network.vanguard.link;

/**
 * What an entry is most like.
 *
 * @param version    of the entry's features
 * @param neighbours ids, best first; at the same score the older one first
 * @param scores     of each neighbour, in parts of {@link Similarity#ONE}
 */
record RelatedList(long entryId, long version, long[] neighbours, long[] scores) {

    /** How many are kept: enough that a reader with few rights, and one who wants other sites only, still finds ten. */
    static final int LENGTH = 40;

    /** Whether there may be more than it says. */
    boolean full() {
        return neighbours.length == LENGTH;
    }
}
