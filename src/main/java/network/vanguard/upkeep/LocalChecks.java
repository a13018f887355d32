package network.vanguard.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;

/** What sites say of whether entries hold there. */
@ApplicationScoped
class LocalChecks {

    private static final String ROW = """
            SELECT c.id, c.member_id, c.holds, c.place, c.reason, c.revision, c.at, c.replaced_at IS NULL AS current,
                   s.id AS site_id, s.slug, s.name AS site_name, m.handle, m.name%s
            FROM local_check c JOIN site s ON s.id = c.site_id JOIN member m ON m.id = c.member_id
            WHERE c.entry_id = :entry AND c.withdrawn_at IS NULL""";

    private final Session database;

    LocalChecks(Session database) {
        this.database = database;
    }

    /** What sites say now, and over all of them: how many confirm, how many dispute, and when one confirmed last. */
    record Now(long confirmed, long disputed, Instant last, List<CheckView> shown) {}

    /** Those where it does not hold first, then the newest. */
    Question<Now> now(long entryId, int most, Viewer viewer) {
        return Question.of(database.createNativeQuery(ROW.formatted(", count(*) FILTER (WHERE c.holds) OVER () AS confirmed, "
                + "count(*) FILTER (WHERE NOT c.holds) OVER () AS disputed, "
                + "max(c.at) FILTER (WHERE c.holds) OVER () AS last")
                + " AND c.replaced_at IS NULL ORDER BY c.holds, c.id DESC LIMIT :limit", Tuple.class)
                .setParameter("entry", entryId).setParameter("limit", most),
                rows -> rows.isEmpty()
                        ? new Now(0, 0, null, List.of())
                        : new Now(rows.get(0).get("confirmed", Number.class).longValue(),
                                rows.get(0).get("disputed", Number.class).longValue(), rows.get(0).get("last", Instant.class),
                                rows.stream().map(row -> view(row, viewer)).toList()));
    }

    /** Also what a site has said before, newest first. */
    List<CheckView> page(long entryId, long beforeId, int limit, Viewer viewer) {
        return database
                .createNativeQuery(ROW.formatted("") + " AND c.id < :before ORDER BY c.id DESC LIMIT :limit", Tuple.class)
                .setParameter("entry", entryId).setParameter("before", beforeId).setParameter("limit", limit).getResultList()
                .stream().map(row -> view(row, viewer)).toList();
    }

    /** One of them. */
    Optional<CheckView> one(long entryId, long id, Viewer viewer) {
        return database.createNativeQuery(ROW.formatted("") + " AND c.id = :id", Tuple.class).setParameter("entry", entryId)
                .setParameter("id", id).getResultList().stream().findFirst().map(row -> view(row, viewer));
    }

    /** What the site says now. */
    Optional<CheckView> current(long entryId, long siteId, Viewer viewer) {
        return database.createNativeQuery(ROW.formatted("") + " AND c.replaced_at IS NULL AND c.site_id = :site", Tuple.class)
                .setParameter("entry", entryId).setParameter("site", siteId).getResultList().stream().findFirst()
                .map(row -> view(row, viewer));
    }

    void replace(long id, Instant now) {
        database.createNativeMutationQuery("UPDATE local_check SET replaced_at = :now WHERE id = :id").setParameter("now", now)
                .setParameter("id", id).executeUpdate();
    }

    long add(long entryId, long siteId, CheckInput input, int revision, long memberId, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO local_check (entry_id, site_id, member_id, holds, place, reason, revision, at)
                VALUES (:entry, :site, :member, :holds, :place, :reason, :revision, :now) RETURNING id""", Long.class)
                .setParameter("entry", entryId).setParameter("site", siteId).setParameter("member", memberId)
                .setParameter("holds", input.holds()).setParameter("place", input.place(), String.class)
                .setParameter("reason", input.reason(), String.class).setParameter("revision", revision)
                .setParameter("now", now).getSingleResult();
    }

    void withdraw(long id, Instant now) {
        database.createNativeMutationQuery("UPDATE local_check SET withdrawn_at = :now WHERE id = :id AND withdrawn_at IS NULL")
                .setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    private static CheckView view(Tuple row, Viewer viewer) {
        return new CheckView(row.get("id", Number.class).longValue(),
                new SiteRef(row.get("site_id", Number.class).longValue(), row.get("slug", String.class),
                        row.get("site_name", String.class)),
                new MemberRef(row.get("handle", String.class), row.get("name", String.class)), row.get("holds", Boolean.class),
                row.get("place", String.class), row.get("reason", String.class), row.get("revision", Integer.class),
                row.get("at", Instant.class), row.get("current", Boolean.class),
                UpkeepPolicy.mayWithdraw(row.get("member_id", Number.class).longValue(), viewer));
    }
}
