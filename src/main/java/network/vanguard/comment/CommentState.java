package network.vanguard.comment;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a comment can be read. One that cannot keeps its place, so that the replies to it keep theirs. */
public enum CommentState {
    VISIBLE("visible"),
    /** Hidden by a moderator; the text is kept and not shown. */
    HIDDEN("hidden"),
    /** Removed by its author; the text is gone. */
    REMOVED("removed");

    private final String code;

    CommentState(String code) {
        this.code = code;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The state of that code. */
    public static Optional<CommentState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
