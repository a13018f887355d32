package network.vanguard.collection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * An entry as it is put into a collection.
 *
 * @param entry its number
 * @param note  why it is here, in a sentence
 */
public record ItemInput(
        @NotNull(message = "Say which entry: paste the address of its page, or type its number.") Long entry,
        @NotBlank(message = "Say in a sentence why it belongs here.") @Size(max = NOTE_MAX, message = "The sentence can be 500 characters at most.") @NoPatient String note) {

    /** Longest sentence, in characters. */
    public static final int NOTE_MAX = 500;

    public ItemInput {
        note = note == null ? null : note.strip();
    }
}
