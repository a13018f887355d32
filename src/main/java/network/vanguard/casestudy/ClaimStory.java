package network.vanguard.casestudy;

import java.time.LocalDate;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.Visibility;

/**
 * What a claim means to somebody, told in the first person, with the consent of whoever tells it.
 *
 * @param key            names the story while it is edited; made when it is missing
 * @param text           in their own words
 * @param teller         who tells it, by role, such as "A man of 70 who walks with the group"
 * @param covers         the widest readers to whom they agreed: public, network or site
 * @param agreedOn       the day on which they agreed
 * @param unidentifiable whether everything by which somebody could be known was taken out, or they want it to stay
 */
public record ClaimStory(@Pattern(regexp = "[a-z0-9]{1,40}", message = "A key is small letters and digits.") String key,
        @NotBlank(message = "Tell the story, or leave all of it empty.") @Size(max = 5_000, message = "A story can be 5,000 characters at most.") String text,
        @NotBlank(message = "Say who tells it, by their role.") @Size(max = 200, message = "This can be 200 characters at most.") String teller,
        @NotNull(message = "Say who may read it, as they agreed.") Visibility covers,
        @NotNull(message = AGREED) @PastOrPresent(message = AGREED) LocalDate agreedOn,
        @NotNull(message = KNOWN) @AssertTrue(message = KNOWN) Boolean unidentifiable) {

    private static final String KNOWN = "Take out names, places and dates by which somebody could be known, then say so.";

    private static final String AGREED = "Give the day on which they agreed, such as 2026-03-31.";

    /** It under that key, unless it has one. */
    ClaimStory keyed(String made) {
        return key == null ? new ClaimStory(made, text, teller, covers, agreedOn, unidentifiable) : this;
    }
}
