package network.vanguard.comment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** What a comment brings. */
public enum CommentKind {
    COMMENT("comment", "Comment", "Comment"),
    QUESTION("question", "Question", "Question"),
    EXPERIENCE("experience", "Experience", "Experience: what happened when we did this"),
    OFFER("offer", "Offer", "Offer: something others can have or see"),
    REQUEST("request", "Request", "Request: something we need"),
    CHALLENGE("challenge", "Challenge", "Challenge: what stands in the way and is not solved");

    private final String code;
    private final String label;
    private final String choice;

    CommentKind(String code, String label, String choice) {
        this.code = code;
        this.label = label;
        this.choice = choice;
    }

    /** The name in JSON, forms and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The word that people read. */
    public String label() {
        return label;
    }

    /** Whether it is no more than a comment, so that the page need not say it. */
    public boolean plain() {
        return this == COMMENT;
    }

    /** The kind of that code. */
    public static Optional<CommentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** All kinds, for a select. */
    static List<Choice> choices() {
        return Arrays.stream(values()).map(kind -> new Choice(kind.code, kind.choice)).toList();
    }
}
