package network.vanguard.moderation;

import java.time.Instant;

/**
 * A case in the queue.
 *
 * @param circle  whether it stands in a safe circle: nothing else of it is told
 * @param title   of the entry, or of the entry that the comment is on; null in a safe circle
 * @param state   open, kept, hidden or restored
 * @param reports how many people reported it
 * @param holder  the handle of the moderator who has it, or null
 * @param hidden  whether it cannot be read now
 */
public record CaseLine(long id, Subject subject, boolean circle, String title, String state, boolean appealed, int reports,
        Instant openedAt, String holder, String holderName, boolean hidden) {

    /** The address of its page. */
    public String url() {
        return "/moderation/" + id;
    }

    /** What was reported, in words. */
    public String name() {
        if (circle) {
            return (subject.entryId() == null ? "A comment" : "Something") + " in a safe circle";
        }
        return subject.entryId() == null ? "A comment on “" + title + "”" : title;
    }

    /** "1 report", "3 reports". */
    public String counted() {
        return reports == 0 ? "Held until a moderator looks at it" : reports + (reports == 1 ? " report" : " reports");
    }

    /** How it stands, in words. */
    public String standing() {
        if (appealed) {
            return "Hidden; its author appeals";
        }
        return switch (state) {
            case "open" -> hidden ? "Hidden until it is decided" : "Waits for a decision";
            case "kept" -> "Kept";
            case "hidden" -> "Hidden";
            default -> "Shown again";
        };
    }
}
