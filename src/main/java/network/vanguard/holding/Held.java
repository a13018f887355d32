package network.vanguard.holding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import network.vanguard.page.Choice;

/** In whose hands something is, from the people whom it is for to an institution. */
public enum Held {
    COMMUNITY("community", "Community-held", "The people whom it is for decide about it"),
    SHARED("shared", "Shared", "The community and an institution decide together"),
    INSTITUTION("institution", "Institution-held", "An organisation such as a trust or a council decides about it");

    static final String CODES = "community|shared|institution";

    private final String code;
    private final String label;
    private final String hint;

    Held(String code, String label, String hint) {
        this.code = code;
        this.label = label;
        this.hint = hint;
    }

    /** The name in JSON and the database. */
    public String code() {
        return code;
    }

    /** The name that people read. */
    public String label() {
        return label;
    }

    static Optional<Held> of(String code) {
        return Arrays.stream(values()).filter(held -> held.code.equals(code)).findFirst();
    }

    /** To choose from. */
    static List<Choice> choices() {
        return Arrays.stream(values()).map(held -> new Choice(held.code, held.label, held.hint)).toList();
    }
}
