package network.vanguard.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import network.vanguard.page.Choice;

/** How well a claim is supported, as a curator sees it. */
public enum Evidence {
    STRONG("strong", "Strong evidence", "Measured, and compared with people or places without it"),
    FAIR("fair", "Fair evidence", "Measured before and after, with a source that can be checked"),
    EARLY("early", "Early signs", "Few people, a short time, or one measurement"),
    TOLD("told", "Told, not measured", "What people who were there say"),
    UNCLEAR("unclear", "Cannot be told", "The case study does not say enough");

    private final String code;
    private final String label;
    private final String meaning;

    Evidence(String code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    /** The name in JSON and the database. */
    public String code() {
        return code;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** What it means. */
    public String meaning() {
        return meaning;
    }

    /** The level of that code. */
    public static Optional<Evidence> of(String code) {
        return Arrays.stream(values()).filter(evidence -> evidence.code.equals(code)).findFirst();
    }

    static List<Choice> choices() {
        return Arrays.stream(values()).map(one -> new Choice(one.code, one.label, one.meaning)).toList();
    }
}
