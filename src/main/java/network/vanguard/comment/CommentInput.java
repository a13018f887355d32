package network.vanguard.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A comment as it is written.
 *
 * @param body   Markdown, {@link #BODY_MAX} bytes at most
 * @param parent the comment it answers, or null for one on the entry itself
 * @param kind   code of a {@link CommentKind}; a plain comment when it is not said
 * @param site   slug of the site the author speaks from, one of their own; null for none
 * @param quote  words of the comment that is answered, as they stand there; null for none
 * @param role   code of a {@link SpokenRole}, to speak as that instead of by name; null to speak by name. Then no site is kept: it would
 *               tell too much
 * @param setting code of a {@link SpokenSetting}, where that role is; needed with a role and only then
 */
public record CommentInput(
        @NotBlank(message = "Write a comment.") @MaxBytes(value = BODY_MAX, message = "A comment can be 20 kB (20,480 bytes) at most. Shorten it, or write a practice note.") String body,
        Long parent,
        @Pattern(regexp = "comment|question|experience|offer|request|challenge", message = "This is comment, question, experience, offer, request or challenge.") String kind,
        String site,
        @Size(max = QUOTE_MAX, message = "A quote can be 1,000 characters at most. Quote only what you answer.") String quote,
        @Pattern(regexp = SpokenRole.CODES, message = "Choose one of the roles.") String role,
        @Pattern(regexp = SpokenSetting.CODES, message = "Choose one of the settings.") String setting) {

    /** Longest comment, in bytes of UTF-8: 20 kB. */
    public static final int BODY_MAX = 20 * 1024;
    /** Longest quote, in characters. */
    public static final int QUOTE_MAX = 1_000;

    public CommentInput {
        // Browsers send \r\n; counted as typed, or a form would take less than the API.
        body = body == null ? "" : body.replace("\r\n", "\n").stripTrailing();
        kind = kind == null || kind.isBlank() ? CommentKind.COMMENT.code() : kind;
        role = role == null || role.isBlank() ? null : role;
        setting = setting == null || setting.isBlank() ? null : setting;
        site = site == null || site.isBlank() || role != null ? null : site;
        quote = quote == null || quote.isBlank() ? null : quote.strip().replaceAll("\\s+", " ");
    }

    /** One that is spoken by name and quotes nothing. */
    public CommentInput(String body, Long parent, String kind, String site) {
        this(body, parent, kind, site, null, null, null);
    }
}
