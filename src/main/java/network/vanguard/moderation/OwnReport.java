package network.vanguard.moderation;

import java.time.Instant;

/**
 * What somebody reported, and what became of it.
 *
 * @param title       of the entry, or of the entry that the comment is on; null when they may not read it now
 * @param state       of the case: open, kept, hidden or restored
 * @param decidedRule the rule that a moderator cited; null while it waits
 * @param reason      the moderator's; null while it waits
 */
public record OwnReport(long id, Subject subject, String title, Rule rule, String words, Instant at, String state,
        Rule decidedRule, String reason, Instant decidedAt) {

    /** What was reported, in words. */
    public String name() {
        if (title == null) {
            return subject.entryId() == null ? "A comment" : "Something that is not shown now";
        }
        return subject.entryId() == null ? "A comment on “" + title + "”" : title;
    }

    /** What became of it, in words. */
    public String told() {
        return switch (state) {
            case "open" -> "waits for a moderator";
            case "kept" -> "kept: it breaks no rule";
            case "hidden" -> "hidden";
            default -> "hidden at first, and shown again after an appeal or another look";
        };
    }
}
