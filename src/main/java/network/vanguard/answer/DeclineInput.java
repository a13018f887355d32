package network.vanguard.answer;

import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * That somebody who was asked cannot answer.
 *
 * @param instead who might know; optional, read by those who may read the question
 */
public record DeclineInput(
        @Size(max = AskInput.SENTENCE_MAX, message = "This can be 500 characters at most.") @NoPatient String instead) {

    public DeclineInput {
        instead = instead == null ? "" : instead.replace("\r\n", "\n").strip();
    }
}
