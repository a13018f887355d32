package network.vanguard.support;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * That what a case study tells of is done informally: nobody of the group has an account here, and a steward writes for them.
 *
 * @param permission that the group lets the steward tell it; null while nobody has asked
 * @param totals     that the group lets others see what it was given in all; null while it does not
 */
public record InformalInput(@Valid Permission permission, @Valid Consent totals) {

    /** One of which nothing is recorded yet. */
    static final InformalInput BARE = new InformalInput(null, null);

    /**
     * Permission to tell it.
     *
     * @param by  who of the group gave it, by role: no name is needed
     * @param how it was given: at a meeting, in a letter
     * @param on  the day
     */
    public record Permission(
            @NotBlank(message = "Say who of the group gave permission, by their role.") @Size(max = ROLE_MAX, message = ROLE_LONG) @NoPatient String by,
            @NotBlank(message = "Say how permission was given, such as at a meeting.") @Size(max = HOW_MAX, message = "This can be 500 characters at most.") @NoPatient String how,
            @NotNull(message = "Say on which day permission was given.") LocalDate on) {

        public Permission {
            by = SupportInput.stripped(by);
            how = SupportInput.stripped(how);
        }
    }

    /**
     * Consent to showing totals.
     *
     * @param by who of the group gave it, by role
     * @param on the day
     */
    public record Consent(
            @NotBlank(message = "Say who of the group agreed, by their role.") @Size(max = ROLE_MAX, message = ROLE_LONG) @NoPatient String by,
            @NotNull(message = "Say on which day they agreed.") LocalDate on) {

        public Consent {
            by = SupportInput.stripped(by);
        }
    }

    /** Longest role and longest way, in characters. */
    public static final int ROLE_MAX = 200;
    public static final int HOW_MAX = 500;
    private static final String ROLE_LONG = "A role can be 200 characters at most.";
}
