package network.vanguard.comment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** As what somebody may speak instead of by name: a short list, so that nobody writes a name there. */
public enum SpokenRole {
    PRACTITIONER("practitioner", "A practitioner"),
    NURSE("nurse", "A nurse"),
    DOCTOR("doctor", "A doctor"),
    MANAGER("manager", "A manager"),
    COMMISSIONER("commissioner", "A commissioner"),
    SUPPORT_WORKER("support-worker", "A support worker"),
    VOLUNTEER("volunteer", "A volunteer"),
    PATIENT("patient", "A patient"),
    CARER("carer", "A family member or carer"),
    RESIDENT("resident", "A resident");

    /** Every code, as a pattern. */
    static final String CODES = "practitioner|nurse|doctor|manager|commissioner|support-worker|volunteer|patient|carer|resident";

    private final String code;
    private final String label;

    SpokenRole(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What a form offers; first, to speak by name. */
    static List<Choice> choices() {
        return Stream.concat(Stream.of(new Choice("", "By name")),
                Arrays.stream(values()).map(role -> new Choice(role.code, role.label))).toList();
    }

    /** "A practitioner in urgent care (1)". */
    static String label(String role, String setting, int mark) {
        return Arrays.stream(values()).filter(one -> one.code.equals(role)).findFirst().orElseThrow().label + " in "
                + SpokenSetting.of(setting).label() + " (" + mark + ")";
    }
}
