package network.vanguard.moderation;

import java.time.Instant;

import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/**
 * A decision, as the author of what it is about sees it.
 *
 * @param title     of the entry, or of the entry that the comment is on
 * @param verb      keep, hide or restore
 * @param automatic whether so many reports made it; a moderator follows
 * @param appeal    the author's, or null
 * @param mayAppeal whether the author can appeal now
 * @param hidden    whether the thing cannot be read now
 * @param body      what the viewer's own comment says; null for everything else
 * @param reported  whether anybody reported it; what waited for a moderator from the beginning was not
 */
public record DecisionView(long id, long caseId, Subject subject, String title, String verb, boolean automatic, Instant at,
        Rule rule, String reason, Appeal appeal, boolean mayAppeal, boolean hidden, String body, boolean reported) {

    /**
     * An appeal.
     *
     * @param granted null while it waits
     */
    public record Appeal(String words, Instant at, Boolean granted, String answer, Instant answeredAt) {

        /** Whether nobody has answered it yet. */
        public boolean waits() {
            return granted == null;
        }

        /** Whether it was granted. */
        public boolean succeeded() {
            return Boolean.TRUE.equals(granted);
        }
    }

    /** The address of its page, for the author. */
    public String url() {
        return "/decisions/" + id;
    }

    /** What it is about, in words. */
    public String name() {
        return subject.entryId() == null ? "Your comment on “" + title + "”" : title;
    }

    /** What was decided, in words. */
    public String told() {
        return switch (verb) {
            case "keep" -> reported
                    ? "It was reported and breaks no rule: it is shown"
                    : "A moderator has looked at it. It breaks no rule: it is shown";
            case "hide" -> automatic ? "Hidden until a moderator decides" : "Hidden by a moderator";
            default -> "Shown again";
        };
    }

    /** What the viewer's own comment says, or null. */
    public SafeHtml html() {
        return body == null || body.isEmpty() ? null : Markdown.render(body);
    }
}
