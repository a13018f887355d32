package network.vanguard.attachment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * A video that stands elsewhere. It is linked to, never shown here.
 *
 * @param url        of its page, https
 * @param transcript what is said and shown, as plain text; optional
 */
public record VideoInput(
        @NotBlank(message = "Paste the web address of the video.") @Size(max = 2000, message = "A web address can be 2,000 characters at most.") @Pattern(regexp = "\\s*|https://[A-Za-z0-9.-]+(:\\d{1,5})?([/?#]\\S*)?", message = "Paste a web address that begins with https://") String url,
        @NotBlank(message = "Give the video a title.") @Size(max = 200, message = "The title can be 200 characters at most.") @NoPatient String title,
        @Size(max = TRANSCRIPT_MAX, message = "A transcript can be 50,000 characters at most.") @NoPatient(names = true) String transcript) {

    /** Longest transcript, in characters. */
    public static final int TRANSCRIPT_MAX = 50_000;

    public VideoInput {
        url = url == null ? null : url.strip();
        title = title == null ? null : title.strip();
        // Browsers send \r\n; counted as typed, or a form would take less than the API.
        transcript = transcript == null || transcript.isBlank() ? null : transcript.replace("\r\n", "\n").strip();
    }
}
