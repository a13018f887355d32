package network.vanguard.challenge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Who should answer a challenge instead.
 *
 * @param person account or whole name of a curator, or of somebody of the entry's site, who may read it
 * @param reason why they
 */
public record PassInput(
        @NotBlank(message = "Type the account or the whole name of the person who should answer.") @Size(max = PERSON_MAX, message = "A name can be 200 characters at most.") String person,
        @NotBlank(message = "Say in a sentence why they should answer.") @Size(max = UnknownInput.SENTENCE_MAX, message = "The reason can be 500 characters at most.") @NoPatient String reason) {

    private static final int PERSON_MAX = 200;

    public PassInput {
        person = person == null ? null : person.strip();
        reason = reason == null ? null : reason.replace("\r\n", "\n").strip();
    }
}
