package network.vanguard.casestudy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What makes a movement of an initiative: not one of these, but all of them together. */
public enum Characteristic {
    CHOICE("choice", "People take part because they want to"),
    PURPOSE("purpose", "Those whom it concerns decide what it is for"),
    MANY("many", "Many people carry it, not one organisation"),
    CHANGE("change", "It wants to change more than the lives of those who take part"),
    SPREAD("spread", "It spreads from person to person"),
    LASTING("lasting", "It has gone on for a time, and goes on");

    private final String code;
    private final String label;

    Characteristic(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What it says of a movement. */
    public String label() {
        return label;
    }

    /** The characteristic of that code. */
    static Optional<Characteristic> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** Those for which a profile has no evidence. */
    static List<Characteristic> missing(List<CaseStudyRecord.Evidence> profile) {
        return Arrays.stream(values()).filter(one -> profile.stream().noneMatch(line -> line.of() == one)).toList();
    }
}
