package network.vanguard.note;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.EntryInput;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.problem.Invalid;
import network.vanguard.text.NoPatient;

/**
 * A practice note as it is written.
 *
 * @param summary optional: the beginning of the note stands in
 * @param body    what was learnt, Markdown
 * @param site    the site it is written for, or null for one's own name
 * @param about   the entry it speaks of, or null
 * @param firstStep what somebody elsewhere could do first
 * @param interests what readers should know of those who wrote it, such as who paid them
 * @param reviewBy the day by which it is to be looked at again, such as 2028-01-31, within five years; null leaves that as it is, and for a new
 *                 note it is two years after it is published
 * @param aboutPart the key of the part of that entry that it speaks of, or null for the whole; keys are the ids on the entry's page
 * @param aboutPartLabel what that part was called then; what it is called now when it is left out
 * @param circle the key of the safe circle that it is written in, with the visibility "circle"; null for none
 */
public record NoteInput(
        @NotBlank(message = "Give the note a title.") @Size(max = EntryInput.TITLE_MAX, message = "The title can be 200 characters at most.") String title,
        @Size(max = EntryInput.SUMMARY_MAX, message = "The summary can be 280 characters at most.") String summary, String site,
        List<String> tags, Visibility visibility,
        @NotBlank(message = "Write what you learnt.") @Size(max = BODY_MAX, message = "A note can be 20,000 characters at most.") String body,
        Long about, @Size(max = 50) List<@NotBlank @Size(max = 2000) @NoPatient(names = true) String> source,
        @Size(max = 200) @NoPatient(names = true) String externalId,
        @Valid FirstStep firstStep,
        @Size(max = INTERESTS_MAX, message = "This can be 5,000 characters at most.") String interests,
        @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", message = "Write a day as year, month and day: for example 2028-01-31.") String reviewBy,
        @Size(max = EntryInput.Part.KEY_MAX, message = "A key can be 60 characters at most.") String aboutPart,
        @Size(max = EntryInput.Part.LABEL_MAX, message = "The name of a part can be 200 characters at most.") @NoPatient String aboutPartLabel,
        @Size(max = 40, message = "The key of a circle is shorter.") String circle) {

    /** Longest note, in characters. */
    public static final int BODY_MAX = 20_000;
    private static final int INTERESTS_MAX = 5_000;

    public NoteInput {
        tags = tags == null ? List.of() : List.copyOf(tags);
        source = source == null ? List.of() : List.copyOf(source);
        firstStep = firstStep == null ? FirstStep.unknown() : firstStep;
        interests = interests == null ? "" : interests;
        reviewBy = reviewBy == null || reviewBy.isBlank() ? null : reviewBy.strip();
    }

    /** One that is written in no circle. */
    public NoteInput(String title, String summary, String site, List<String> tags, Visibility visibility, String body,
            Long about, List<String> source, String externalId, FirstStep firstStep, String interests, String reviewBy,
            String aboutPart, String aboutPartLabel) {
        this(title, summary, site, tags, visibility, body, about, source, externalId, firstStep, interests, reviewBy, aboutPart,
                aboutPartLabel, null);
    }

    /** One of which no more is said than its text, and what it is about. */
    public NoteInput(String title, String summary, String site, List<String> tags, Visibility visibility, String body,
            Long about, List<String> source, String externalId) {
        this(title, summary, site, tags, visibility, body, about, source, externalId, null, null, null, null, null, null);
    }

    /** The same, which leaves the day by which it is to be looked at again as it is: that is no part of the text. */
    NoteInput withoutReviewBy() {
        return new NoteInput(title, summary, site, tags, visibility, body, about, source, externalId, firstStep, interests,
                null,
                aboutPart, aboutPartLabel, null);
    }

    /**
     * The day by which it is to be looked at again, or null.
     *
     * @throws Invalid for a day that is in no calendar
     */
    LocalDate reviewDay() {
        try {
            return reviewBy == null ? null : LocalDate.parse(reviewBy);
        } catch (DateTimeParseException none) {
            throw new Invalid("reviewBy", "There is no such day. Write year, month and day: for example 2028-01-31.");
        }
    }
}
