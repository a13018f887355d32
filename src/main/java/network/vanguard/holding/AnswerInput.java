package network.vanguard.holding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * What somebody says who was named to confirm a change.
 *
 * @param confirmed whether they confirm it for their side
 * @param reason    why not; needed then
 */
public record AnswerInput(@NotNull(message = "Say whether you confirm it.") Boolean confirmed,
        @Size(max = ChangeInput.REASON_MAX, message = ChangeInput.REASON_LONG) @NoPatient String reason) {

    public AnswerInput {
        reason = HolderInput.strip(reason);
    }
}
