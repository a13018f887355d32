package network.vanguard.casestudy;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/**
 * That what a case study tells of has ended: readers who would do the same see it before anything else.
 *
 * @param when   a year such as 2019, or a month such as 2019-03
 * @param why    the reason
 * @param how    the reason in a sentence; needed where others took it over, to say who, and for another reason
 * @param lesson what one would tell the next who tries; needed
 */
public record Ending(
        @NotBlank(message = WHEN_MISSING) @Pattern(regexp = "|(19|20)\\d\\d(-(0[1-9]|1[0-2]))?", message = WHEN_WRONG) String when,
        @NotNull(message = "Choose why it ended.") Why why,
        @Size(max = HOW_MAX, message = "This can be 500 characters at most.") String how,
        @NotBlank(message = "Write at least one lesson: what would you tell the next who tries?") @Size(max = LESSON_MAX, message = "This can be 2,000 characters at most.") String lesson) {

    /** Longest sentence on why, and longest lesson, in characters. */
    public static final int HOW_MAX = 500;
    public static final int LESSON_MAX = 2_000;
    static final String WHEN_MISSING = "Say in which year it ended.";
    static final String WHEN_WRONG = "Write the year with four digits, such as 2019; in JSON with the month if it is known, such as 2019-03.";

    public Ending {
        when = stripped(when);
        how = stripped(how);
        lesson = stripped(lesson);
    }

    /** Why something ends. */
    public enum Why {
        DID_ITS_JOB("did-its-job", "It had done what it was for", false),
        MONEY("money-ended", "The money ended", false),
        PEOPLE("people-moved-on", "The people who carried it moved on", false),
        TAKEN_OVER("taken-over", "Others took it over", true),
        DID_NOT_WORK("did-not-work", "It did not work", false),
        OTHER("other", "Something else", true);

        private final String code;
        private final String label;
        private final boolean needsWords;

        Why(String code, String label, boolean needsWords) {
            this.code = code;
            this.label = label;
            this.needsWords = needsWords;
        }

        /** The name in JSON and forms. */
        @JsonValue
        public String code() {
            return code;
        }

        /** The reason in words. */
        public String label() {
            return label;
        }

        /** The reason of that code. */
        static Optional<Why> of(String code) {
            return Arrays.stream(values()).filter(why -> why.code.equals(code)).findFirst();
        }

        static List<Choice> choices() {
            return Arrays.stream(values()).map(why -> new Choice(why.code, why.label)).toList();
        }
    }

    /** Whether the sentence is missing without which the reason says nothing. */
    boolean lacksWords() {
        return why != null && why.needsWords && how == null;
    }

    /** Whether it lies after that month: nothing has ended that still goes on. */
    boolean after(YearMonth month) {
        return when.length() == 4 ? Integer.parseInt(when) > month.getYear() : YearMonth.parse(when).isAfter(month);
    }

    /** "March 2019", or "2019". */
    public String day() {
        if (when.length() == 4) {
            return when;
        }
        YearMonth month = YearMonth.parse(when);
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + month.getYear();
    }

    /** All of it as a text. */
    String told() {
        return "Ended in " + day() + ". " + why.label + (how == null ? "" : ": " + how) + "\n" + lesson;
    }

    /** What people wrote. */
    Stream<String> texts() {
        return Stream.of(how == null ? "" : how, lesson);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
    }
}
