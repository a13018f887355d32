package network.vanguard.entry;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of content. */
public enum EntryKind {
    CASE_STUDY("case-study", "case-studies", "Case study", "Case studies"),
    PRACTICE_NOTE("practice-note", "notes", "Practice note", "Practice notes"),
    DISCUSSION("discussion", "discussions", "Discussion", "Discussions");

    private final String code;
    private final String path;
    private final String label;
    private final String plural;

    EntryKind(String code, String path, String label, String plural) {
        this.code = code;
        this.path = path;
        this.label = label;
        this.plural = plural;
    }

    /** Whether its owner is asked from time to time whether it is still right. */
    public boolean reviewed() {
        return this == PRACTICE_NOTE;
    }

    /** The name in JSON, addresses' queries and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The first part of the address of its pages and of its API. */
    public String path() {
        return path;
    }

    /** What people call one of them. */
    public String label() {
        return label;
    }

    /** What people call several. */
    public String plural() {
        return plural;
    }

    /** The kind of that code. */
    public static Optional<EntryKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
