package network.vanguard.comment;

/** How a challenge stands, as SQL: one rule for its thread and for the list of all. A row of the table {@code challenge} goes by an alias. */
public final class ChallengeRule {

    /** The day that it is where the network is. */
    static final String TODAY = "CAST(now() AT TIME ZONE 'Europe/London' AS date)";

    private ChallengeRule() {}

    /**
     * Whether its day is over without an answer.
     *
     * @param today the day that it is, as SQL
     */
    public static String late(String alias, String today) {
        return "(" + alias + ".answered_at IS NULL AND " + alias + ".due < " + today + ")";
    }

    /**
     * open, past-due, answered, or unknown: that the answer is "We do not know".
     *
     * @param today the day that it is, as SQL
     */
    public static String state(String alias, String today) {
        return """
                CASE WHEN #h#.answered_at IS NOT NULL AND #h#.unknown_id IS NOT NULL
                          AND coalesce(#h#.answer_id, #h#.unknown_id) = #h#.unknown_id THEN 'unknown'
                     WHEN #h#.answered_at IS NOT NULL THEN 'answered' WHEN #late# THEN 'past-due' ELSE 'open' END"""
                .replace("#h#", alias).replace("#late#", late(alias, today));
    }
}
