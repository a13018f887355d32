package network.vanguard.tension;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Where something stands.
 *
 * @param entry    the number of the entry
 * @param comment  the number of the comment under it that is meant; null for the entry itself
 * @param step     1, wholly left, to 7, wholly right
 * @param sentence why there
 */
public record PlacementInput(@NotNull(message = "Say which entry stands there.") Long entry, Long comment,
        @NotNull(message = CHOOSE) @Min(value = 1, message = CHOOSE) @Max(value = TensionView.STEPS, message = CHOOSE) Integer step,
        @NotBlank(message = "Say in a sentence why it stands there.") @Size(max = TensionInput.SENTENCE_MAX, message = "The sentence can be 300 characters at most.") @NoPatient String sentence) {

    private static final String CHOOSE = "Choose one of the seven steps.";

    public PlacementInput {
        sentence = sentence == null ? null : sentence.strip().replaceAll("\\s+", " ");
    }
}
