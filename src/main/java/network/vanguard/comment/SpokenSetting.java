package network.vanguard.comment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/** Where the role is that somebody speaks as. Wide on purpose: in a narrow one a person could be known. */
public enum SpokenSetting {
    GENERAL_PRACTICE("general-practice", "general practice"),
    URGENT_CARE("urgent-care", "urgent care"),
    HOSPITAL("hospital", "a hospital"),
    COMMUNITY("community", "community services"),
    MENTAL_HEALTH("mental-health", "mental health"),
    SOCIAL_CARE("social-care", "social care"),
    CARE_HOME("care-home", "a care home"),
    PUBLIC_HEALTH("public-health", "public health"),
    COUNCIL("council", "a council"),
    VOLUNTARY("voluntary", "a charity or community group"),
    NEIGHBOURHOOD("neighbourhood", "a neighbourhood");

    /** Every code, as a pattern. */
    static final String CODES = "general-practice|urgent-care|hospital|community|mental-health|social-care|care-home|public-health|council|"
            + "voluntary|neighbourhood";

    private final String code;
    private final String label;

    SpokenSetting(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** As it follows "in". */
    public String label() {
        return label;
    }

    static SpokenSetting of(String code) {
        return Arrays.stream(values()).filter(setting -> setting.code.equals(code)).findFirst().orElseThrow();
    }

    static List<Choice> choices() {
        return Stream
                .concat(Stream.of(new Choice("", "Choose where")),
                        Arrays.stream(values()).map(setting -> new Choice(setting.code,
                                setting.label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + setting.label.substring(1))))
                .toList();
    }
}
