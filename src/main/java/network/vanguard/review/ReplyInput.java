package network.vanguard.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * What the authors answer to a judgement.
 *
 * @param message the reply; blank takes back the one that is there
 */
public record ReplyInput(
        @NotNull(message = "Write your reply.") @Size(max = JudgementInput.TEXT_MAX, message = JudgementInput.TEXT_LONG) @NoPatient String message) {

    public ReplyInput {
        message = message == null ? null : message.strip();
    }
}
