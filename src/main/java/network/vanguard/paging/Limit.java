package network.vanguard.paging;

import network.vanguard.problem.Invalid;

/** How many items a piece of a list may have. */
public final class Limit {

    /** What is sent when nothing is asked for. */
    public static final int DEFAULT = 20;
    public static final int MAX = 100;

    private Limit() {}

    /**
     * The query parameter {@code limit}.
     *
     * @param asked 1 to {@value #MAX}, or null for the default
     * @throws Invalid (400) for another number
     */
    public static int of(Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAX) {
            throw Invalid.request("limit", "must be a whole number from 1 to " + MAX);
        }
        return asked;
    }
}
