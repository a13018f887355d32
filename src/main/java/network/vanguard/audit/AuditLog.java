package network.vanguard.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;

/**
 * Writes down what was done of which others must be able to ask. A row stands exactly when what it tells of stands: it is written
 * when the caller's transaction is committed, and neither is kept without the other. No text of people's content, no secret and no token belongs into it.
 */
@ApplicationScoped
public class AuditLog {

    /** Longest reason, in characters; more is cut. */
    public static final int REASON_MAX = 2_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|\u2028|\u2029");

    private final AuditRows rows;

    AuditLog(AuditRows rows) {
        this.rows = rows;
    }

    /**
     * Notes a deed of somebody.
     *
     * @param actor   who did it; {@link Viewer#ANONYMOUS} when the platform did it by itself, or when it is nobody's to know
     * @param subject what sort of thing it was done to, such as "entry"
     * @param id      which one; of a member their number, never a name: the log stays as it is when somebody is forgotten
     * @param reason  why, or null; line breaks and other control characters are written as escapes, so that nothing looks like another row
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Viewer actor, AuditVerb verb, String subject, Object id, String reason) {
        String why = reason == null || reason.isBlank() ? null : oneLine(reason.strip());
        rows.add(actor.signedIn() ? actor.memberId() : null, verb, subject, String.valueOf(id), why);
    }

    /**
     * Notes that somebody takes content with them as a file; a visitor gets only what is open to everybody, and is not noted.
     *
     * @param file its name
     */
    @Transactional
    public void exported(String file, Viewer reader) {
        if (reader.signedIn()) {
            record(reader, AuditVerb.EXPORTED, "export", file, null);
        }
    }

    /** A text without anything that ends a line: a line feed stands as a backslash and an n, other control characters by their numbers. */
    static String oneLine(String text) {
        String escaped = CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll(found -> Matcher.quoteReplacement(
                found.group().equals("\n") ? "\\n" : "\\u%04x".formatted((int) found.group().charAt(0))));
        return escaped.length() <= REASON_MAX ? escaped : escaped.substring(0, REASON_MAX);
    }
}
