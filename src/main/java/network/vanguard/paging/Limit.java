package network.vanguard.paging;

import network.vanguard.problem.Invalid;

/**
 * How many items a piece of a list may have. Can be the type of a query parameter: {@code @RestQuery Limit limit}, null
 * when it was not sent.
 *
 * @param items 1 to {@value #MAX}
 */
public record Limit(int items) {

    public static final int DEFAULT = 20;
    public static final int MAX = 100;

    /** @throws Invalid for a number that is not taken */
    public Limit {
        if (items < 1 || items > MAX) {
            throw refused();
        }
    }

    /** What was asked for, or the default for null. */
    public static Limit or20(Limit asked) {
        return asked == null ? new Limit(DEFAULT) : asked;
    }

    /**
     * Reads the query parameter {@code limit}; Quarkus REST calls this by its name.
     *
     * @throws Invalid if it is no number, or one that is not taken
     */
    public static Limit fromString(String sent) {
        try {
            return new Limit(Integer.parseInt(sent.strip()));
        } catch (NumberFormatException notANumber) {
            throw refused();
        }
    }

    /** Rows to ask the database for: one more than shown tells whether there is a next piece. */
    public int rows() {
        return items + 1;
    }

    private static Invalid refused() {
        return Invalid.request("limit", "must be a whole number from 1 to " + MAX);
    }
}
