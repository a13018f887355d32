package network.vanguard.attachment;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * What is said of a file. Of all but pictures only the caption is kept.
 *
 * @param alt        what the picture shows, for those who do not see it
 * @param decoration whether it shows nothing that the text does not say; only asked when there is no alt
 * @param caption    a line that everybody reads; optional
 * @param people     {@code nobody} can be recognised in it, or whoever can has {@code agreed}
 */
public record FileTexts(
        @Size(max = TEXT_MAX, message = "The description can be 500 characters at most. Say the rest in the text.") @NoPatient String alt,
        Boolean decoration,
        @Size(max = TEXT_MAX, message = "The caption can be 500 characters at most.") @NoPatient String caption,
        @Pattern(regexp = "nobody|agreed", message = "This is nobody or agreed.") String people) {

    /** Longest description and caption, in characters. */
    public static final int TEXT_MAX = 500;

    public FileTexts {
        alt = alt == null || alt.isBlank() ? null : alt.strip();
        decoration = Boolean.TRUE.equals(decoration);
        caption = caption == null || caption.isBlank() ? null : caption.strip();
        people = people == null || people.isBlank() ? null : people;
    }
}
