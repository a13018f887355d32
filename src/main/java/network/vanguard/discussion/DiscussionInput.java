package network.vanguard.discussion;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.Visibility;
import network.vanguard.text.NoPatient;

/**
 * A discussion as it is opened; its answers are comments.
 *
 * @param title   the question, in a sentence
 * @param summary optional: the beginning of the body stands in
 * @param purpose question, experience, offer or request; a question when it is not said
 * @param body    what lies behind it, Markdown
 * @param site    the site it is written for, or null for one's own name
 * @param about   the entry it speaks of, or null
 * @param aboutPart the key of the part of that entry that it speaks of, or null for the whole; keys are the ids on the entry's page
 * @param aboutPartLabel what that part was called then; what it is called now when it is left out
 * @param places slugs of other sites in whose communities it stands too; its replies are the same everywhere
 * @param circle the key of the safe circle that it is written in, with the visibility "circle"; null for none
 */
public record DiscussionInput(
        @NotBlank(message = "Say in a sentence what you want to discuss.") @Size(max = EntryInput.TITLE_MAX, message = "The title can be 200 characters at most.") String title,
        @Size(max = EntryInput.SUMMARY_MAX, message = "The summary can be 280 characters at most.") String summary, String site,
        List<String> tags, Visibility visibility,
        @Pattern(regexp = "question|experience|offer|request", message = "This is question, experience, offer or request.") String purpose,
        @NotBlank(message = "Say a little more, so that others can answer.") @Size(max = BODY_MAX, message = "A discussion can be 20,000 characters at most.") String body,
        Long about, @Size(max = 50) List<@NotBlank @Size(max = 2000) @NoPatient(names = true) String> source,
        @Size(max = 200) @NoPatient(names = true) String externalId,
        @Size(max = EntryInput.Part.KEY_MAX, message = "A key can be 60 characters at most.") String aboutPart,
        @Size(max = EntryInput.Part.LABEL_MAX, message = "The name of a part can be 200 characters at most.") @NoPatient String aboutPartLabel,
        @Size(max = EntryService.PLACES_MAX, message = "Choose at most 10 sites.") List<@NotBlank @Size(max = 200) String> places,
        @Size(max = 40, message = "The key of a circle is shorter.") String circle) {

    /** Longest discussion, in characters. */
    public static final int BODY_MAX = 20_000;

    public DiscussionInput {
        purpose = purpose == null || purpose.isBlank() ? "question" : purpose;
        tags = tags == null ? List.of() : List.copyOf(tags);
        source = source == null ? List.of() : List.copyOf(source);
        places = places == null ? List.of() : List.copyOf(places);
    }

    /** One that speaks of the whole of what it is about. */
    public DiscussionInput(String title, String summary, String site, List<String> tags, Visibility visibility, String purpose,
            String body, Long about, List<String> source, String externalId) {
        this(title, summary, site, tags, visibility, purpose, body, about, source, externalId, null, null, List.of(), null);
    }
}
