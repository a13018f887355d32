package network.vanguard.review;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a curator looks at before a case study is published. After the nine things that a first publishable case study tells, SQUIRE 2.0
 * and TIDieR-PHP, in words that need no training.
 */
public enum Criterion {
    DONE("done", "whatWasDone", "Can a stranger tell what was done?",
            "Somebody elsewhere could do it after reading this: the parts, who did them, how often."),
    WHO_AND_WHERE("who-and-where", "population", "Does it say who it is for, and where and when it was?",
            "A reader can tell whether their own place and people are like it."),
    FIGURES("figures", "results", "Does every figure have a source, and say of how many?",
            "A number that cannot be checked is told as what somebody saw, not as a figure."),
    CONSENT("consent", "storyExists", "Can nobody be recognised who has not agreed?",
            "Names, stories, pictures, rare conditions in a small place. Whoever tells a story has agreed to it."),
    SHORTFALLS("shortfalls", "barriers", "Does it tell what did not work?",
            "What got in the way, who was not reached, what was given up."),
    INTERESTS("interests", "interests", "Does it say who paid, and who has an interest in it?",
            "Readers can judge who tells this and why."),
    RIGHTS("rights", "source", "May the words and pictures of others be used?",
            "Long quotations, photographs, logos: their owners agreed, or a licence is named."),
    FIRST_STEP("first-step", "firstStep", "Can somebody elsewhere take the first step?",
            "Small, clear, and possible without a budget.");

    private final String code;
    private final String field;
    private final String label;
    private final String hint;

    Criterion(String code, String field, String label, String hint) {
        this.code = code;
        this.field = field;
        this.label = label;
        this.hint = hint;
    }

    /** The name in JSON and the database. */
    public String code() {
        return code;
    }

    /** The id of the field of the form that it is about. */
    public String field() {
        return field;
    }

    /** The question that it asks. */
    public String label() {
        return label;
    }

    /** What it means. */
    public String hint() {
        return hint;
    }

    /** The criterion of that code. */
    public static Optional<Criterion> of(String code) {
        return Arrays.stream(values()).filter(criterion -> criterion.code.equals(code)).findFirst();
    }
}
