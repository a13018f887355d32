package network.vanguard.entry;

import jakarta.validation.constraints.Size;

/**
 * What comes with an editorial step.
 *
 * @param reason     why: needed to return and to archive
 * @param visibility the readers to publish to, or null for those that the entry names
 */
public record Step(@Size(max = 2000, message = "A reason can be 2,000 characters at most.") String reason,
        Visibility visibility) {

    /** A step that says nothing. */
    public static Step orEmpty(Step step) {
        return step == null ? new Step(null, null) : step;
    }
}
