package network.vanguard.challenge;

/**
 * How many challenges there are, of those that the reader may read.
 *
 * @param open     still in time
 * @param pastDue  their day is over
 * @param answered marked as answered
 * @param unknown  marked as answered with "We do not know"; not among the answered
 */
public record ChallengeCounts(long open, long pastDue, long answered, long unknown) {

    /** Those without the mark. */
    public long waiting() {
        return open + pastDue;
    }
}
