package network.vanguard.audit;

import network.vanguard.problem.Invalid;

/**
 * What of the log is asked for. Null means any.
 *
 * @param actor     a handle
 * @param subject   a sort of thing
 * @param subjectId which one
 */
public record AuditFilter(AuditVerb verb, String actor, String subject, String subjectId) {

    /**
     * The filter of an address; empty parts mean any.
     *
     * @param about "entry" or "entry 12"
     * @throws Invalid (400) when there is no such verb
     */
    public static AuditFilter of(String verb, String person, String about) {
        String[] subject = blankToNull(about) == null ? new String[0] : about.strip().split("\\s+", 2);
        return new AuditFilter(
                blankToNull(verb) == null
                        ? null
                        : AuditVerb.of(verb).orElseThrow(() -> Invalid.request("verb", "The log knows no such verb.")),
                blankToNull(person), subject.length == 0 ? null : subject[0], subject.length < 2 ? null : subject[1]);
    }

    /** What was done to, as it is typed. */
    public String about() {
        return subject == null ? "" : subjectId == null ? subject : subject + " " + subjectId;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
