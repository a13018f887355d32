package network.vanguard.link;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

/** What people said about the links of pairs. */
@ApplicationScoped
class Verdicts {

    private final Session database;

    Verdicts(Session database) {
        this.database = database;
    }

    /** Two columns about the pair of two entries, as SQL for a query that binds its reader: {@code unwelcome} and {@code mine}. */
    static String saidOf(String one, String other) {
        String said = "FROM not_useful said WHERE said.low_id = least(%1$s, %2$s) AND said.high_id = greatest(%1$s, %2$s)"
                .formatted(one, other);
        return """
                coalesce((SELECT count(DISTINCT said.site_id) >= 2 OR bool_or(said.member_id = :me) %1$s), false)
                AS unwelcome, EXISTS (SELECT 1 %1$s AND said.member_id = :me) AS mine""".formatted(said);
    }

    /** @param site the site that the member speaks for, or null */
    void add(long one, long other, long member, Long site, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO not_useful (low_id, high_id, member_id, site_id, at)
                VALUES (least(:one, :other), greatest(:one, :other), :member, :site, :now) ON CONFLICT DO NOTHING""")
                .setParameter("one", one).setParameter("other", other).setParameter("member", member)
                .setParameter("site", site, Long.class).setParameter("now", now).executeUpdate();
    }

    void remove(long one, long other, long member) {
        database.createNativeMutationQuery("""
                DELETE FROM not_useful WHERE low_id = least(:one, :other) AND high_id = greatest(:one, :other)
                AND member_id = :member""").setParameter("one", one).setParameter("other", other)
                .setParameter("member", member).executeUpdate();
    }
}
