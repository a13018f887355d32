package network.vanguard.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a moderator decides on a case.
 *
 * @param verb   keep, hide or restore
 * @param rule   the code of the rule that was looked at
 * @param reason for its author and for those who reported it
 */
public record DecisionInput(
        @NotNull(message = "Choose what happens to it.") @Pattern(regexp = "keep|hide|restore", message = "This is keep, hide or restore.") String verb,
        @NotNull(message = "Choose the rule that you looked at.") @Pattern(regexp = ReportInput.CODES, message = "Choose one of the rules.") String rule,
        @NotBlank(message = "Give your reason. Its author and whoever reported it read it.") @Size(max = ReportInput.WORDS_MAX, message = "You can write 2,000 characters at most.") String reason) {

    public DecisionInput {
        verb = verb == null || verb.isBlank() ? null : verb;
        rule = rule == null || rule.isBlank() ? null : rule;
        reason = reason == null ? "" : reason.replace("\r\n", "\n").strip();
    }
}
