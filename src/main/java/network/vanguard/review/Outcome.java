package network.vanguard.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import network.vanguard.page.Choice;

/** What a curator found about a criterion. */
public enum Outcome {
    MET("met", "Met"),
    NOT_YET("not-yet", "Not yet"),
    DOES_NOT_APPLY("does-not-apply", "Does not apply");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    public String code() {
        return code;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The outcome of that code. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values()).filter(outcome -> outcome.code.equals(code)).findFirst();
    }

    /** What a form offers, with nothing said first. */
    static List<Choice> choices() {
        return Stream.concat(Stream.of(new Choice("", "Not looked at yet")),
                Arrays.stream(values()).map(outcome -> new Choice(outcome.code, outcome.label))).toList();
    }
}
