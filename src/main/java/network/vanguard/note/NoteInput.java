package network.vanguard.note;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.EntryInput;
import network.vanguard.entry.Visibility;

/**
 * A practice note as it is written.
 *
 * @param summary optional: the beginning of the note stands in
 * @param body    what was learnt, Markdown
 * @param site    the site it is written for, or null for one's own name
 * @param about   the entry it speaks of, or null
 */
public record NoteInput(
        @NotBlank(message = "Give the note a title.") @Size(max = EntryInput.TITLE_MAX, message = "The title can be 200 characters at most.") String title,
        @Size(max = EntryInput.SUMMARY_MAX, message = "The summary can be 280 characters at most.") String summary, String site,
        List<String> tags, Visibility visibility,
        @NotBlank(message = "Write what you learnt.") @Size(max = BODY_MAX, message = "A note can be 20,000 characters at most.") String body,
        Long about, @Size(max = 50) List<@NotBlank @Size(max = 2000) String> source, @Size(max = 200) String externalId) {

    /** Longest note, in characters. */
    public static final int BODY_MAX = 20_000;

    public NoteInput {
        tags = tags == null ? List.of() : List.copyOf(tags);
        source = source == null ? List.of() : List.copyOf(source);
    }
}
