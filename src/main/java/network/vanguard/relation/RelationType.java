package network.vanguard.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** What a link says. It is said from one end and has another name at the other. */
public enum RelationType {
    ADAPTS("adapts", "Adapts", "Adapted by", "It takes that idea and changes it to fit another place"),
    CITES("cites", "Cites", "Cited by", "It mentions that, or builds on what that found"),
    ANSWERS("answers", "Answers", "Answered by", "It answers a question or a request"),
    PART_OF("part-of", "Part of", "Has the part", "It is one piece of something larger"),
    CONTRADICTS("contradicts", "Contradicts", "Contradicted by", "It found something else"),
    SAME_AS("same-as", "Same as", "Same as", "Both describe the same thing"),
    /** Of the thread of an introduction. Made by introducing, never chosen. */
    INTRODUCES("introduces", "Introduces", "Introduced in", "");

    private final String code;
    private final String name;
    private final String inverse;
    private final String meaning;

    RelationType(String code, String name, String inverse, String meaning) {
        this.code = code;
        this.name = name;
        this.inverse = inverse;
        this.meaning = meaning;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What people read before the other entry. */
    public String name(boolean inverted) {
        return inverted ? inverse : name;
    }

    /** Whether it says the same from both ends, so that there is never a second one the other way round. */
    public boolean symmetric() {
        return this == CONTRADICTS || this == SAME_AS;
    }

    /** The type of that code. */
    public static Optional<RelationType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** What people may choose from. */
    static List<Choice> choices() {
        return Arrays.stream(values()).filter(type -> type != INTRODUCES)
                .map(type -> new Choice(type.code, type.name, type.meaning)).toList();
    }
}
