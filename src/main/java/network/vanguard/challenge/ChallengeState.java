package network.vanguard.challenge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** How far a challenge has come. Only the mark of the challenger, or of a neutral moderator, makes it answered. */
public enum ChallengeState {
    /** Its day is still to come. */
    OPEN("open", "Open"),
    /** Its day is over and nobody has marked it as answered. */
    PAST_DUE("past-due", "Unanswered"),
    ANSWERED("answered", "Answered"),
    /** Marked as answered, and the answer is that they do not know. Counted apart. */
    UNKNOWN("unknown", "Answered: “We do not know”");

    private final String code;
    private final String label;

    ChallengeState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in addresses and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The state of that code. */
    public static Optional<ChallengeState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    /** All, for a select, after what shows those without the mark. */
    static List<Choice> choices() {
        return List.of(new Choice("", "Not answered yet"), new Choice("open", "Not answered, still in time"),
                new Choice("past-due", "Unanswered: the day is over"), new Choice("answered", "Answered"),
                new Choice("unknown", "Answered with “We do not know”"));
    }
}
