package network.vanguard.moderation;

import java.util.Arrays;
import java.util.Optional;

/** A part of the moderators' cases. */
public enum QueuePart {
    WAITING("waiting", "Waiting"), MINE("mine", "Taken on by you"), DECIDED("decided", "Decided");

    private final String code;
    private final String label;

    QueuePart(String code, String label) {
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

    /** The part of that code. */
    public static Optional<QueuePart> of(String code) {
        return Arrays.stream(values()).filter(part -> part.code.equals(code)).findFirst();
    }
}
