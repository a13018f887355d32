package network.vanguard.relation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A link as it is made, from the entry that it is made on.
 *
 * @param type  code of a {@link RelationType} that people choose
 * @param other the number of the entry at the other end
 * @param note  why, in a sentence; optional
 */
public record RelationInput(
        @NotNull(message = "Choose what the link says.") @Pattern(regexp = "adapts|cites|answers|part-of|contradicts|same-as", message = "This is adapts, cites, answers, part-of, contradicts or same-as.") String type,
        @NotNull(message = "Say what to link to: paste the address of its page, or type its number.") Long other,
        @Size(max = NOTE_MAX, message = "A note can be 280 characters at most.") @NoPatient String note) {

    /** Longest note, in characters. */
    public static final int NOTE_MAX = 280;

    public RelationInput {
        type = type == null || type.isBlank() ? null : type;
        note = note == null || note.isBlank() ? null : note.strip();
    }
}
