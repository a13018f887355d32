package network.vanguard.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an author thinks that a decision is wrong. */
public record AppealInput(
        @NotBlank(message = "Say why it should be shown again.") @Size(max = ReportInput.WORDS_MAX, message = "You can write 2,000 characters at most.") String words) {

    public AppealInput {
        words = words == null ? "" : words.replace("\r\n", "\n").strip();
    }
}
