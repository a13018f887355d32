package network.vanguard.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * What a curator thinks of a claim.
 *
 * @param claim    its number in the entry as it stands, from 1 on
 * @param digest   of the claim that was read ({@link Claim#digest}), or null: then whatever stands there is meant
 * @param evidence code of an {@link Evidence}
 * @param equity   code of an {@link Equity}
 * @param reason   why
 */
public record JudgementInput(@NotNull(message = "Say which claim it is about.") Integer claim,
        @Size(max = 64, message = DIGEST) String digest,
        @NotNull(message = EVIDENCE) @Pattern(regexp = "strong|fair|early|told|unclear", message = EVIDENCE) String evidence,
        @NotNull(message = EQUITY) @Pattern(regexp = "narrows|same|widens|unknown", message = EQUITY) String equity,
        @NotBlank(message = "Say why: the authors and other readers will want to know.") @Size(max = TEXT_MAX, message = TEXT_LONG) @NoPatient String reason) {

    /** Longest reason or reply, in characters. */
    public static final int TEXT_MAX = 2000;
    static final String TEXT_LONG = "This can be 2,000 characters at most.";
    private static final String DIGEST = "This is no digest of a claim.";
    private static final String EVIDENCE = "Choose how well it is supported: strong, fair, early, told or unclear.";
    private static final String EQUITY = "Choose what it does to the gap: narrows, same, widens or unknown.";

    public JudgementInput {
        digest = digest == null || digest.isBlank() ? null : digest;
        reason = reason == null ? null : reason.strip();
    }
}
