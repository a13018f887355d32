package network.vanguard.holding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Who started what a case study tells of.
 *
 * @param organisation its name; one that nobody has named before is there afterwards
 * @param held         in whose hands it was: community, shared or institution
 * @param since        a day, a month or a year
 * @param answersTo    to whom they answer for it; optional
 * @param answersFor   for what; optional
 */
public record HolderInput(
        @NotBlank(message = ORGANISATION_MISSING) @Size(max = 200, message = ORGANISATION_LONG) @NoPatient(names = true) String organisation,
        @NotNull(message = HELD_MISSING) @Pattern(regexp = Held.CODES, message = HELD_MISSING) String held,
        @NotBlank(message = SINCE_MISSING) @Size(max = 40, message = SINCE_MISSING) String since,
        @Size(max = TO_MAX, message = TO_LONG) @NoPatient String answersTo,
        @Size(max = FOR_MAX, message = FOR_LONG) @NoPatient String answersFor) {

    static final int TO_MAX = 200;
    static final int FOR_MAX = 300;
    static final String ORGANISATION_MISSING = "Write the name of the organisation or group.";
    static final String ORGANISATION_LONG = "A name can be 200 characters at most.";
    static final String HELD_MISSING = "Choose in whose hands it is: community, shared or institution.";
    static final String SINCE_MISSING = "Write since when, as exactly as you know: 31 March 2016, March 2016 or 2016.";
    static final String TO_LONG = "This can be 200 characters at most.";
    static final String FOR_LONG = "This can be 300 characters at most.";

    public HolderInput {
        organisation = strip(organisation);
        held = strip(held);
        since = strip(since);
        answersTo = strip(answersTo);
        answersFor = strip(answersFor);
    }

    static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
