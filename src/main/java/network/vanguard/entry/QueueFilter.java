package network.vanguard.entry;

import java.util.Arrays;
import java.util.Optional;

/** Which part of the queue of the curators is shown. */
public enum QueueFilter {
    ALL("all", "All"),
    MINE("mine", "With me"),
    FREE("free", "With nobody yet"),
    LATE("late", "Late");

    private final String code;
    private final String label;

    QueueFilter(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in addresses. */
    public String code() {
        return code;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The filter of that code. */
    public static Optional<QueueFilter> of(String code) {
        return Arrays.stream(values()).filter(filter -> filter.code.equals(code)).findFirst();
    }
}
