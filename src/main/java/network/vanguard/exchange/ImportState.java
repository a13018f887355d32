package network.vanguard.exchange;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an import is. */
public enum ImportState {
    WAITING("Waiting"), RUNNING("Running"), DONE("Done"), FAILED("Stopped");

    private final String label;

    ImportState(String label) {
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word that people read. */
    public String label() {
        return label;
    }

    /** Whether nothing more will change. */
    public boolean over() {
        return this == DONE || this == FAILED;
    }

    static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
