package network.vanguard.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of thing that a concept can name. */
public enum Facet {
    CONDITION("condition", "Conditions and concerns"),
    POPULATION("population", "Who it is for"),
    SETTING("setting", "Settings"),
    APPROACH("approach", "Practices"),
    OUTCOME("outcome", "Outcomes"),
    BARRIER_FACILITATOR("barrier-facilitator", "What hinders and what helps"),
    ORIENTATION("orientation", "Place or condition");

    private final String code;
    private final String label;

    Facet(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in addresses, JSON and the database. */
    public String code() {
        return code;
    }

    /** The heading that people read. */
    public String label() {
        return label;
    }

    /** The facet of that code. */
    public static Optional<Facet> of(String code) {
        return Arrays.stream(values()).filter(facet -> facet.code.equals(code)).findFirst();
    }
}
