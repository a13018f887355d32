package network.vanguard.audit;

import java.time.Instant;

/**
 * A row of the audit log.
 *
 * @param number    counted from 1, without gaps
 * @param actor     the handle of the person; null when the platform did it by itself, or it is nobody's to know: who reported something, or wrote it
 * @param subject   what sort of thing it was done to: "entry", "comment", "member", "import", "export", "case" (of moderation), "log"
 * @param subjectId which one; of a member their handle
 * @param reason    as given; line breaks stand as {@code \n}; or null
 */
public record AuditEvent(long number, Instant at, String actor, AuditVerb verb, String subject, String subjectId,
        String reason) {

    /** Where the thing can be seen, or null. */
    public String url() {
        return switch (subject) {
            case "entry" -> "/entries/" + subjectId;
            case "comment" -> "/comments/" + subjectId;
            case "member" -> "/members/" + subjectId;
            case "case" -> "/moderation/" + subjectId;
            case "import" -> "/imports/" + subjectId;
            default -> null;
        };
    }
}
