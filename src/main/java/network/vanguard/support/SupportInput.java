package network.vanguard.support;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Something that a formal organisation gave.
 *
 * @param what         in a sentence
 * @param site         slug of the site of the network that gave it, or null
 * @param organisation the name of another organisation that gave it, or null; there is one of the two
 * @param since        the first day
 * @param until        the last day, or null while it is open
 * @param pounds       how much money, or null
 * @param hours        how much time, or null
 */
public record SupportInput(@NotNull(message = "Choose what kind of support it was.") SupportKind kind,
        @NotBlank(message = "Say in a sentence what was given.") @Size(max = WHAT_MAX, message = "This can be 500 characters at most.") @NoPatient String what,
        @Size(max = NAME_MAX, message = "Choose a site of the list.") String site,
        @Size(max = NAME_MAX, message = "A name can be 200 characters at most.") @NoPatient(names = true) String organisation,
        @NotNull(message = "Say since when.") LocalDate since, LocalDate until,
        @Min(value = 0, message = POUNDS) @Max(value = POUNDS_MAX, message = POUNDS) Long pounds,
        @Min(value = 0, message = HOURS) @Max(value = HOURS_MAX, message = HOURS) Long hours) {

    /** Longest sentence and longest name, in characters. */
    public static final int WHAT_MAX = 500;
    public static final int NAME_MAX = 200;
    /** Most that a line can hold: pounds, and hours. */
    static final long POUNDS_MAX = 1_000_000_000;
    static final long HOURS_MAX = 1_000_000;
    static final String POUNDS = "Write whole pounds, from 0 to 1,000,000,000.";
    static final String HOURS = "Write whole hours, from 0 to 1,000,000.";

    public SupportInput {
        what = stripped(what);
        site = stripped(site);
        organisation = stripped(organisation);
    }

    static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
    }
}
