package network.vanguard.entry;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may read an entry once it is published. */
public enum Visibility {
    PUBLIC("public", "Anyone"),
    NETWORK("network", "Anyone who is signed in"),
    SITE("site", "Members of the site"),
    CIRCLE("circle", "The named members of a circle");

    private final String code;
    private final String label;

    Visibility(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Who that is, in words. */
    public String label() {
        return label;
    }

    /** Whether more people may read it than with the other one; a circle is narrower than a site. */
    public boolean widerThan(Visibility other) {
        return ordinal() < other.ordinal();
    }

    /** The visibility of that code. */
    public static Optional<Visibility> of(String code) {
        return Arrays.stream(values()).filter(visibility -> visibility.code.equals(code)).findFirst();
    }
}
