package network.vanguard.entry;

/**
 * How many case studies wait for the curators.
 *
 * @param mine those that the viewer has in review
 * @param free those that nobody has taken yet
 * @param late those whose answer was promised by a day that is over
 */
public record QueueCounts(long all, long mine, long free, long late) {

    /** How many that filter shows. */
    public long of(QueueFilter filter) {
        return switch (filter) {
            case ALL -> all;
            case MINE -> mine;
            case FREE -> free;
            case LATE -> late;
        };
    }
}
