package network.vanguard.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * That a moderator wants to know who speaks as a role.
 *
 * @param reason why; the author reads it, and it stands in the audit log
 */
public record LookupInput(
        @NotBlank(message = "Say why you need to know. The person will read this.") @Size(max = REASON_MAX, message = "The reason can be 500 characters at most.") String reason) {

    /** Longest reason, in characters. */
    public static final int REASON_MAX = 500;

    public LookupInput {
        reason = reason == null ? null : reason.replace("\r\n", "\n").strip();
    }
}
