package network.vanguard.holding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A change of who holds what a case study tells of, as it is proposed. The first five as in {@link HolderInput}, of the next holder; to whom
 * it answers, and for what, is part of what both sides agree on.
 *
 * @param giver  who confirms it for the holder before: an account, or a whole name
 * @param taker  who confirms it for the next holder
 * @param reason why it changes hands
 */
public record ChangeInput(
        @NotBlank(message = HolderInput.ORGANISATION_MISSING) @Size(max = 200, message = HolderInput.ORGANISATION_LONG) @NoPatient(names = true) String organisation,
        @NotNull(message = HolderInput.HELD_MISSING) @Pattern(regexp = Held.CODES, message = HolderInput.HELD_MISSING) String held,
        @NotBlank(message = HolderInput.SINCE_MISSING) @Size(max = 40, message = HolderInput.SINCE_MISSING) String since,
        @NotBlank(message = "Say to whom the next holder answers.") @Size(max = HolderInput.TO_MAX, message = HolderInput.TO_LONG) @NoPatient String answersTo,
        @NotBlank(message = "Say for what the next holder answers to them.") @Size(max = HolderInput.FOR_MAX, message = HolderInput.FOR_LONG) @NoPatient String answersFor,
        @NotBlank(message = "Name a person who can confirm it for the holder before.") @Size(max = 200, message = PERSON_LONG) String giver,
        @NotBlank(message = "Name a person who can confirm it for the next holder.") @Size(max = 200, message = PERSON_LONG) String taker,
        @NotBlank(message = "Say in a sentence why it changes hands.") @Size(max = REASON_MAX, message = REASON_LONG) @NoPatient String reason) {

    /** Longest reason, in characters: it stands in the history. */
    public static final int REASON_MAX = 150;
    static final String REASON_LONG = "A reason can be 150 characters at most.";
    private static final String PERSON_LONG = "A name can be 200 characters at most.";

    public ChangeInput {
        organisation = HolderInput.strip(organisation);
        held = HolderInput.strip(held);
        since = HolderInput.strip(since);
        answersTo = HolderInput.strip(answersTo);
        answersFor = HolderInput.strip(answersFor);
        giver = HolderInput.strip(giver);
        taker = HolderInput.strip(taker);
        reason = HolderInput.strip(reason);
    }

    HolderInput holder() {
        return new HolderInput(organisation, held, since, answersTo, answersFor);
    }
}
