package network.vanguard.comment;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a reader can make of a comment with one press: what helps others to see what is worth reading, and who could be asked. */
public enum Reaction {
    /** It helped. Counted, and what "most useful" is sorted by. */
    USEFUL("useful", "Useful"),
    /** The reader does the same elsewhere. */
    DOING("doing", "We do this too"),
    /** The reader wants to hear more, which tells the author what to write about. */
    WANTING("wanting", "I would like to know more");

    private final String code;
    private final String label;

    Reaction(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON, forms and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The words on its button. */
    public String label() {
        return label;
    }

    /** The reaction of that code. */
    public static Optional<Reaction> of(String code) {
        return Arrays.stream(values()).filter(reaction -> reaction.code.equals(code)).findFirst();
    }
}
