package network.vanguard.moderation;

import java.util.Arrays;
import java.util.Optional;

/** What stands first in the queue of the moderators. */
public enum QueueOrder {
    OLDEST("oldest", "Longest waiting first"), MOST("most", "Most reported first");

    private final String code;
    private final String label;

    QueueOrder(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in addresses. */
    public String code() {
        return code;
    }

    /** The words that people read. */
    public String label() {
        return label;
    }

    /** The order of that code. */
    public static Optional<QueueOrder> of(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }
}
