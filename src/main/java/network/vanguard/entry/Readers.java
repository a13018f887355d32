package network.vanguard.entry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.Query;

import network.vanguard.member.Viewer;

/**
 * Who may read an entry, as SQL: the same rule as {@link EntryPolicy#mayRead}, for every query that lists, counts, searches or links. A
 * test holds the two against each other.
 *
 * <p>What stands in a safe circle is in no list, count, search, link or file, for its own members neither: {@link #mayRead} leaves it out.
 * Only what opens one thing that was asked for by its address, and what stands on its page, asks {@link #mayOpen}.
 */
public final class Readers {

    // By alias, of which there are a few: every request asks for some of them.
    private static final Map<String, String> LISTED = new ConcurrentHashMap<>();
    private static final Map<String, String> OPENED = new ConcurrentHashMap<>();

    private Readers() {}

    /** A condition on the entry of that alias, to be bound with {@link #bind}: whether it may be listed, counted, found and linked. */
    public static String mayRead(String alias) {
        return LISTED.computeIfAbsent(alias, known -> condition(known, "false"));
    }

    /** The same for the page of an entry and what stands on it: what is in a circle opens for those who are named. */
    public static String mayOpen(String alias) {
        return OPENED.computeIfAbsent(alias, known -> condition(known,
                ":me <> 0 AND EXISTS (SELECT 1 FROM entry_circle circle WHERE circle.entry_id = e.id "
                        + "AND circle.member_id = :me)"));
    }

    // Who asks stands in queries of its own: knowing it, PostgreSQL would plan anew each time, which takes longer than to look.
    private static String condition(String alias, String inCircle) {
        return """
                (CASE WHEN e.visibility = 'circle' THEN #inCircle# AND (e.state <> 'hidden' OR e.author_id = :me)
                      WHEN e.state = 'hidden' THEN :me <> 0 AND (e.author_id = :me OR :moderator
                          OR EXISTS (SELECT 1 FROM co_author named WHERE named.entry_id = e.id AND named.member_id = :me
                              AND named.accepted))
                      WHEN e.state IN ('published', 'archived') AND e.visibility = 'public' THEN true
                      WHEN :me = 0 THEN false
                      WHEN e.author_id = :me THEN true
                      WHEN e.state IN ('published', 'archived') AND e.visibility = 'network' THEN true
                      WHEN e.site_id = ANY (CAST(:sites AS bigint[])) THEN true
                      WHEN :curator AND e.submitted_at IS NOT NULL THEN true
                      ELSE EXISTS (SELECT 1 FROM co_author asked WHERE asked.entry_id = e.id AND asked.member_id = :me
                          AND asked.accepted IS NOT FALSE) END)""".replace("#inCircle#", inCircle).replaceAll("\\be\\.",
                alias + ".").replaceAll(":me\\b", "(SELECT CAST(:me AS bigint))")
                .replaceAll(":(curator|moderator)\\b", "(SELECT CAST(:$1 AS boolean))")
                .replace("CAST(:sites AS bigint[])", "CAST((SELECT CAST(:sites AS bigint[])) AS bigint[])");
    }

    /** Binds what {@link #mayRead} asks for. */
    public static <Q extends Query> Q bind(Q query, Viewer viewer) {
        query.setParameter("me", viewer.memberId());
        query.setParameter("sites", viewer.siteIdArray());
        query.setParameter("curator", viewer.curator());
        query.setParameter("moderator", viewer.moderator() || viewer.administrator());
        return query;
    }
}
