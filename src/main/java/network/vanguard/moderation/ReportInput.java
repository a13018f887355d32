package network.vanguard.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Why somebody reports something.
 *
 * @param rule  the code of the rule that it breaks
 * @param words their own, for the moderators
 */
public record ReportInput(
        @NotNull(message = "Choose the rule that it breaks.") @Pattern(regexp = ReportInput.CODES, message = "Choose one of the rules.") String rule,
        @NotBlank(message = "Say in your own words what is wrong.") @Size(max = ReportInput.WORDS_MAX, message = "You can write 2,000 characters at most.") String words) {

    /** Longest text of a report, an appeal or a decision, in characters. */
    public static final int WORDS_MAX = 2_000;
    static final String CODES = "no-patient|respect|no-selling|own-words|honest|in-place|in-confidence";

    public ReportInput {
        rule = rule == null || rule.isBlank() ? null : rule;
        words = words == null ? "" : words.replace("\r\n", "\n").strip();
    }
}
