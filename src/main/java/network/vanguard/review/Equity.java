package network.vanguard.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import network.vanguard.page.Choice;

/** What a claim does to the gap between people who are worse off and people who are better off, as a curator sees it. */
public enum Equity {
    NARROWS("narrows", "Narrows the gap", "People who are worse off gained more"),
    SAME("same", "Leaves the gap", "Everybody gained about the same"),
    WIDENS("widens", "Widens the gap", "People who are better off gained more"),
    UNKNOWN("unknown", "Effect on the gap not known", "It does not say who gained");

    private final String code;
    private final String label;
    private final String meaning;

    Equity(String code, String label, String meaning) {
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

    /** The effect of that code. */
    public static Optional<Equity> of(String code) {
        return Arrays.stream(values()).filter(equity -> equity.code.equals(code)).findFirst();
    }

    static List<Choice> choices() {
        return Arrays.stream(values()).map(one -> new Choice(one.code, one.label, one.meaning)).toList();
    }
}
