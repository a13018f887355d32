package network.vanguard.upkeep;

import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * That a reader still would not know what to do.
 *
 * @param question what they would have to know; optional
 */
public record UnclearInput(
        @Size(max = QUESTION_MAX, message = "A question can be 500 characters at most.") @NoPatient String question) {

    /** Longest question, in characters. */
    public static final int QUESTION_MAX = 500;

    public UnclearInput {
        question = question == null || question.isBlank() ? null : question.replace("\r\n", "\n").strip();
    }
}
