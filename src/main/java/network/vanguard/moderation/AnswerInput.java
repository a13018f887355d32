package network.vanguard.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * How an appeal is answered.
 *
 * @param granted whether it is shown again
 * @param reason  for its author
 */
public record AnswerInput(@NotNull(message = "Choose whether it is shown again.") Boolean granted,
        @NotBlank(message = "Give your reason. Its author reads it.") @Size(max = ReportInput.WORDS_MAX, message = "You can write 2,000 characters at most.") String reason) {

    public AnswerInput {
        reason = reason == null ? "" : reason.replace("\r\n", "\n").strip();
    }
}
