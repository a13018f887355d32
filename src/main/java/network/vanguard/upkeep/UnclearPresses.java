package network.vanguard.upkeep;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;

/** Who still would not know what to do after which entry. */
@ApplicationScoped
class UnclearPresses {

    private static final int SHOWN = 100;

    private final Session database;

    UnclearPresses(Session database) {
        this.database = database;
    }

    /** One that counts; {@code sites} is the same in each row: of how many sites those that count are. */
    record Row(long memberId, SiteRef site, String question, int revision, Instant at, int sites) {}

    /** Those of an entry that count: the viewer's own first, then the newest. */
    Question<List<Row>> live(long entryId, Viewer viewer) {
        return Question.of(database.createNativeQuery("""
                SELECT p.member_id, p.question, p.revision, p.at, s.id AS site_id, s.slug, s.name,
                       (SELECT count(DISTINCT coalesce(all_of.site_id, 0)) FROM unclear_press all_of
                        WHERE all_of.entry_id = p.entry_id AND all_of.cleared_at IS NULL) AS sites
                FROM unclear_press p LEFT JOIN site s ON s.id = p.site_id
                WHERE p.entry_id = :entry AND p.cleared_at IS NULL
                ORDER BY p.member_id = :me DESC, p.id DESC LIMIT :limit""", Tuple.class).setParameter("entry", entryId)
                .setParameter("me", viewer.memberId()).setParameter("limit", SHOWN),
                rows -> rows.stream()
                        .map(row -> new Row(row.get("member_id", Number.class).longValue(), site(row),
                                row.get("question", String.class),
                                row.get("revision", Integer.class), row.get("at", Instant.class),
                                row.get("sites", Number.class).intValue()))
                        .toList());
    }

    private static SiteRef site(Tuple row) {
        Number id = row.get("site_id", Number.class);
        return id == null ? null : new SiteRef(id.longValue(), row.get("slug", String.class), row.get("name", String.class));
    }

    /** Adds the person's, or writes over the one that counts. */
    void put(long entryId, long memberId, Long siteId, String question, int revision, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO unclear_press (entry_id, member_id, site_id, question, revision, at)
                VALUES (:entry, :member, :site, :question, :revision, :now)
                ON CONFLICT (entry_id, member_id) WHERE cleared_at IS NULL
                DO UPDATE SET site_id = excluded.site_id, question = excluded.question, revision = excluded.revision,
                    at = excluded.at""").setParameter("entry", entryId).setParameter("member", memberId)
                .setParameter("site", siteId, Long.class).setParameter("question", question, String.class)
                .setParameter("revision", revision).setParameter("now", now).executeUpdate();
    }

    /** Takes back the person's; nothing of it is kept. */
    void remove(long entryId, long memberId) {
        database.createNativeMutationQuery("DELETE FROM unclear_press WHERE entry_id = :entry AND member_id = :member "
                + "AND cleared_at IS NULL").setParameter("entry", entryId).setParameter("member", memberId).executeUpdate();
    }

    /** Those that spoke of an earlier text, and the person's own, no longer count. */
    void clear(long entryId, int revision, long memberId, Instant now) {
        database.createNativeMutationQuery("""
                UPDATE unclear_press SET cleared_at = :now, cleared_by = :member
                WHERE entry_id = :entry AND cleared_at IS NULL AND (revision < :revision OR member_id = :member)""")
                .setParameter("now", now).setParameter("member", memberId).setParameter("entry", entryId)
                .setParameter("revision", revision).executeUpdate();
    }

    /** The published entries that the viewer has written, or that a site of theirs may change, and that are flagged; the newest first. */
    List<Long> flagged(int most, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                SELECT p.entry_id FROM unclear_press p JOIN entry e ON e.id = p.entry_id
                WHERE p.cleared_at IS NULL AND e.state = 'published'
                AND (e.author_id = :me
                     OR EXISTS (SELECT 1 FROM co_author a WHERE a.entry_id = e.id AND a.member_id = :me AND a.accepted)
                     OR e.kind = 'case-study' AND e.site_id = ANY (CAST(:sites AS bigint[])))
                AND #mayRead#
                GROUP BY p.entry_id HAVING count(DISTINCT coalesce(p.site_id, 0)) >= :sitesToFlag
                ORDER BY max(p.id) DESC LIMIT :limit""".replace("#mayRead#", Readers.mayRead("e")), Long.class)
                .setParameter("sitesToFlag", Unclear.SITES_TO_FLAG).setParameter("limit", most), viewer).getResultList();
    }
}
