package network.vanguard.challenge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * That whoever answers for a post does not know.
 *
 * @param sentence what they do not know, or whom they asked; it is posted as their reply
 */
public record UnknownInput(
        @NotBlank(message = "Say in a sentence what you do not know, or who might.") @Size(max = SENTENCE_MAX, message = "This can be 500 characters at most. To say more, reply with a comment.") @NoPatient String sentence) {

    /** Longest sentence, in characters. */
    public static final int SENTENCE_MAX = 500;

    public UnknownInput {
        sentence = sentence == null ? null : sentence.replace("\r\n", "\n").strip();
    }
}
