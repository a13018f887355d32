package network.vanguard.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * A comment as it is written.
 *
 * @param body   Markdown, {@link #BODY_MAX} bytes at most
 * @param parent the comment it answers, or null for one on the entry itself
 * @param kind   code of a {@link CommentKind}; a plain comment when it is not said
 * @param site   slug of the site the author speaks from, one of their own; null for none
 */
public record CommentInput(
        @NotBlank(message = "Write a comment.") @MaxBytes(value = BODY_MAX, message = "A comment can be 20 kB (20,480 bytes) at most. Shorten it, or write a practice note.") String body,
        Long parent,
        @Pattern(regexp = "comment|question|experience|offer|request|challenge", message = "This is comment, question, experience, offer, request or challenge.") String kind,
        String site) {

    /** Longest comment, in bytes of UTF-8: 20 kB. */
    public static final int BODY_MAX = 20 * 1024;

    public CommentInput {
        // Browsers send \r\n; counted as typed, or a form would take less than the API.
        body = body == null ? "" : body.replace("\r\n", "\n").stripTrailing();
        kind = kind == null || kind.isBlank() ? CommentKind.COMMENT.code() : kind;
        site = site == null || site.isBlank() ? null : site;
    }
}
