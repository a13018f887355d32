package network.vanguard.review;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A checklist as it is filled in.
 *
 * @param marks what was found, each criterion at most once; what was not looked at is left out
 * @param after the number of the newest checklist that the curator has seen, or null when there was none
 */
public record ChecklistInput(
        @NotNull(message = EMPTY) @Size(min = 1, max = 20, message = EMPTY) List<@NotNull(message = "Say what was looked at.") @Valid Mark> marks,
        Long after) {

    static final String EMPTY = "Say what you found for one question at least.";
}
