package network.vanguard.support;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** What formal organisations give to those who do something informally. */
public enum SupportKind {
    SPACE("space", "Space"),
    MONEY("money", "Money"),
    DATA("data", "Data"),
    PERMISSION("permission", "Permission"),
    TIME("time", "Time"),
    OTHER("other", "Something else");

    private final String code;
    private final String label;

    SupportKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON, forms and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** The kind of that code. */
    static Optional<SupportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    static List<Choice> choices() {
        return Arrays.stream(values()).map(kind -> new Choice(kind.code, kind.label)).toList();
    }
}
