package network.vanguard.entry;

import jakarta.persistence.Query;

import network.vanguard.member.Viewer;

/**
 * Who may read an entry, as SQL: the same rule as {@link EntryPolicy#mayRead}, for every query that lists, counts, searches or links. A
 * test holds the two against each other.
 */
public final class Readers {

    private Readers() {}

    /** A condition on the entry of that alias, to be bound with {@link #bind}. */
    public static String mayRead(String alias) {
        return """
                (CASE WHEN e.visibility = 'circle' THEN :me <> 0 AND (e.author_id = :me
                          OR EXISTS (SELECT 1 FROM entry_circle circle WHERE circle.entry_id = e.id AND circle.member_id = :me))
                      WHEN e.state IN ('published', 'archived') AND e.visibility = 'public' THEN true
                      WHEN :me = 0 THEN false
                      WHEN e.author_id = :me THEN true
                      WHEN e.state IN ('published', 'archived') AND e.visibility = 'network' THEN true
                      WHEN e.site_id = ANY (CAST(:sites AS bigint[])) THEN true
                      WHEN :curator AND e.submitted_at IS NOT NULL THEN true
                      ELSE EXISTS (SELECT 1 FROM co_author asked WHERE asked.entry_id = e.id AND asked.member_id = :me
                          AND asked.accepted IS NOT FALSE) END)""".replaceAll("\\be\\.", alias + ".");
    }

    /** Binds what {@link #mayRead} asks for. */
    public static <Q extends Query> Q bind(Q query, Viewer viewer) {
        query.setParameter("me", viewer.memberId());
        query.setParameter("sites", viewer.siteIdArray());
        query.setParameter("curator", viewer.curator());
        return query;
    }
}
