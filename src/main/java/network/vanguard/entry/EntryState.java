package network.vanguard.entry;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an entry stands on its way to its readers. */
public enum EntryState {
    DRAFT("draft", "Draft"),
    SUBMITTED("submitted", "Submitted"),
    IN_REVIEW("in-review", "In review"),
    PUBLISHED("published", "Published"),
    ARCHIVED("archived", "Archived"),
    /** Taken away from its readers by reports or a moderator; its authors and the moderators can still read it. */
    HIDDEN("hidden", "Hidden");

    private final String code;
    private final String label;

    EntryState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The word that people read. */
    public String label() {
        return label;
    }

    /** Whether readers have it: an archived entry can still be read, and says so. */
    public boolean open() {
        return this == PUBLISHED || this == ARCHIVED;
    }

    /** The state of that code. */
    public static Optional<EntryState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
