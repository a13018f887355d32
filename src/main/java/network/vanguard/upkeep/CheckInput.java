package network.vanguard.upkeep;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * Whether what an entry says holds at another site.
 *
 * @param site   slug of the site that says so; may be left out by whoever belongs to one site only
 * @param holds  whether it does
 * @param place  where exactly, such as a town or a practice; optional
 * @param reason what they saw; needed to say that it does not hold
 */
public record CheckInput(@Size(max = SITE_MAX, message = "Choose one of your sites.") String site,
        @NotNull(message = "Say whether it is true where you are.") Boolean holds,
        @Size(max = PLACE_MAX, message = "A place can be 200 characters at most.") @NoPatient String place,
        @Size(max = REASON_MAX, message = "This can be 500 characters at most.") @NoPatient String reason) {

    private static final int SITE_MAX = 200;
    /** Longest place and longest reason, in characters. */
    public static final int PLACE_MAX = 200;
    public static final int REASON_MAX = 500;
    static final String REASON_MISSING = "Say in a sentence what is different where you are.";

    public CheckInput {
        site = line(site);
        place = line(place);
        reason = line(reason);
    }

    private static String line(String text) {
        return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
    }
}
