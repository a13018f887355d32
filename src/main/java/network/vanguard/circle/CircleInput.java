package network.vanguard.circle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A safe circle as it is made.
 *
 * @param purpose what it is for, in a sentence
 * @param days    how long anything written in it is kept: 30, 90, 180 or 365 days; it stays so
 */
public record CircleInput(
        @NotBlank(message = "Give the circle a name.") @Size(max = NAME_MAX, message = "The name can be 80 characters at most.") @NoPatient String name,
        @NotBlank(message = "Say in a sentence what it is for.") @Size(max = PURPOSE_MAX, message = "This can be 200 characters at most.") @NoPatient String purpose,
        @NotNull(message = "Choose how long it keeps what is written.") Integer days) {

    /** Longest name, in characters. */
    public static final int NAME_MAX = 80;
    /** Longest purpose, in characters. */
    public static final int PURPOSE_MAX = 200;

    public CircleInput {
        name = name == null ? null : name.strip();
        purpose = purpose == null ? null : purpose.strip();
    }
}
