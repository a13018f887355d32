package network.vanguard.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** By what lists can be filtered beyond topic and site. The kind of content says which of them an entry carries. */
public enum Mark {
    READY_TO_TRY("ready-to-try", "Ready to try"),
    READY_TO_REPEAT("ready-to-repeat", "Ready to repeat"),
    READY_TO_JUDGE("ready-to-judge", "Ready to judge"),
    FIGURE_AND_STORY("figure-and-story", "Has a figure and a story"),
    REACHES_INDIVIDUAL("reaches-individual", "Results for single people, not further"),
    REACHES_GROUP("reaches-group", "Results for a group, not further"),
    REACHES_POPULATION("reaches-population", "Results for a whole population"),
    REACHES_SYSTEM("reaches-system", "Results for how services work together"),
    ATTEMPT("attempt", "Attempts that did not work"),
    RUNNING("running", "Confirmed as still running"),
    ENDED("ended", "Ended"),
    /** Nobody answered whether it is still running: follows from the day, so that no row carries it. The same goes for {@link #RUNNING}. */
    NOT_CONFIRMED("not-confirmed", "Not confirmed for a long time"),
    /** A discussion that asks, and of which nobody who asked has accepted an answer: follows from its comments, so that no row carries it. */
    UNANSWERED("without-answer", "Questions without an accepted answer");

    private final String code;
    private final String label;

    Mark(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in addresses, JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What carries it, in words. */
    public String label() {
        return label;
    }

    /** The mark of that code. */
    public static Optional<Mark> of(String code) {
        return Arrays.stream(values()).filter(mark -> mark.code.equals(code)).findFirst();
    }

    /** Those that an entry of that kind can carry, in the order of a list to choose from. */
    public static List<Mark> of(EntryKind kind) {
        return switch (kind) {
            case CASE_STUDY -> Arrays.stream(values()).filter(mark -> mark != UNANSWERED).toList();
            case DISCUSSION -> List.of(UNANSWERED);
            case PRACTICE_NOTE -> List.of();
        };
    }
}
