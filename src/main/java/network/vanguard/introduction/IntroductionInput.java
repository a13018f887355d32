package network.vanguard.introduction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.discussion.DiscussionInput;
import network.vanguard.entry.EntryInput;
import network.vanguard.text.NoPatient;

/**
 * An introduction as it is written.
 *
 * @param title   of the thread that it opens
 * @param message what opens the thread, Markdown
 */
public record IntroductionInput(
        @NotBlank(message = "Give the thread a title.") @Size(max = EntryInput.TITLE_MAX, message = "The title can be 200 characters at most.") @NoPatient String title,
        @NotBlank(message = "Write a message to both.") @Size(max = DiscussionInput.BODY_MAX, message = "A message can be 20,000 characters at most.") @NoPatient String message) {

    public IntroductionInput {
        title = title == null ? null : title.strip();
        message = message == null ? null : message.replace("\r\n", "\n").strip();
    }
}
