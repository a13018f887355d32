package network.vanguard.comment;

import java.util.Arrays;
import java.util.List;

import network.vanguard.problem.Invalid;

/** In which order a thread is read. */
public enum CommentOrder {
    /** As it would be told: each comment after the one it answers, branch by branch. */
    OLDEST("oldest", "Oldest first"),
    /** The last one first, each saying whom it answers. */
    NEWEST("newest", "Newest first"),
    /** What is on the entry itself by how many found it useful, each with the first replies to it. */
    USEFUL("useful", "Most useful first");

    private final String code;
    private final String label;

    CommentOrder(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The value of the query parameter {@code order}. */
    public String code() {
        return code;
    }

    /** The words of its link. */
    public String label() {
        return label;
    }

    /** All of them, as they are offered. */
    public static List<CommentOrder> all() {
        return List.of(values());
    }

    /**
     * The order of that code; reading order when none is asked for.
     *
     * @throws Invalid (400, field {@code order}) for a code that is none
     */
    public static CommentOrder of(String code) {
        if (code == null || code.isEmpty()) {
            return OLDEST;
        }
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst()
                .orElseThrow(() -> Invalid.request("order", "This is oldest, newest or useful."));
    }
}
