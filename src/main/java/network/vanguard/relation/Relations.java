package network.vanguard.relation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;

/** The rows of links that people make. */
@ApplicationScoped
class Relations {

    /** Held while a part is added, so that two people who add parts at once cannot close a circle between them. */
    private static final long PARTS = 0x70617274L;

    private static final String ROW = """
            SELECT r.id, r.type, r.inverted, r.there, r.maker_id, m.handle, m.name, r.made_at, r.note, mine.author_id,
                   o.author_id AS other_author_id, s.id AS site_id, s.slug AS site_slug, s.name AS site_name
            FROM (SELECT id, type, false AS inverted, entry_id AS here, other_id AS there, maker_id, made_at, note
                  FROM relation WHERE entry_id = :entry AND undone_at IS NULL
                  UNION ALL
                  SELECT id, type, true, other_id, entry_id, maker_id, made_at, note
                  FROM relation WHERE other_id = :entry AND undone_at IS NULL) r
            JOIN entry mine ON mine.id = r.here JOIN entry o ON o.id = r.there
            LEFT JOIN member m ON m.id = r.maker_id
            LEFT JOIN LATERAL (SELECT s.id, s.slug, s.name FROM site_membership sm JOIN site s ON s.id = sm.site_id
                               WHERE sm.member_id = r.maker_id AND (sm.until IS NULL OR sm.until > now())
                               ORDER BY s.name, s.id LIMIT 1) s ON true
            WHERE #mayRead#""".replace("#mayRead#", Readers.mayRead("mine") + " AND " + Readers.mayRead("o"));

    private final Session database;

    Relations(Session database) {
        this.database = database;
    }

    /** A link as seen from one end, with the number of the entry at the other. */
    record Row(long id, RelationType type, boolean inverted, long there, MemberRef maker, SiteRef makerSite, Instant madeAt,
            String note, boolean mayUndo) {}

    /** A link's two ends, as it was made, and whether it still holds. */
    record Ends(long entryId, long otherId, boolean live) {}

    /** Those of an entry whose both ends the viewer may read, newest first. */
    Question<List<Row>> page(long entryId, long beforeId, int limit, Viewer viewer) {
        return rows(" AND r.id < :before ORDER BY r.id DESC LIMIT :limit", entryId, viewer, query -> query
                .setParameter("before", beforeId).setParameter("limit", limit));
    }

    /** One of them. */
    Optional<Row> one(long entryId, long id, Viewer viewer) {
        return rows(" AND r.id = :id", entryId, viewer, query -> query.setParameter("id", id)).answer().stream().findFirst();
    }

    private Question<List<Row>> rows(String condition, long entryId, Viewer viewer,
            java.util.function.UnaryOperator<NativeQuery<Tuple>> parameters) {
        NativeQuery<Tuple> query = parameters
                .apply(database.createNativeQuery(ROW + condition, Tuple.class).setParameter("entry", entryId));
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream().map(row -> row(row, viewer)).toList());
    }

    /** Waits until nobody else adds a part; the lock goes with the transaction. */
    void lockParts() {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:parts)", Integer.class).setParameter("parts", PARTS)
                .getSingleResult();
    }

    /** Whether the first is the second, or a part of it over any number of steps. */
    boolean within(long partId, long wholeId) {
        return !database.createNativeQuery("""
                WITH RECURSIVE up (id) AS (
                    SELECT CAST(:part AS bigint)
                    UNION SELECT r.other_id FROM relation r JOIN up ON up.id = r.entry_id
                    WHERE r.type = 'part-of' AND r.undone_at IS NULL)
                SELECT 1 FROM up WHERE id = :whole""", Integer.class).setParameter("part", partId)
                .setParameter("whole", wholeId).getResultList().isEmpty();
    }

    /** Adds it, unless it is there. */
    Optional<Long> add(long entryId, RelationType type, long otherId, String note, long makerId, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO relation (entry_id, other_id, type, note, origin, maker_id, made_at)
                VALUES (:entry, :other, :type, :note, 'person', :maker, :now) ON CONFLICT DO NOTHING RETURNING id""",
                Long.class)
                .setParameter("entry", entryId).setParameter("other", otherId).setParameter("type", type.code())
                .setParameter("note", note, String.class).setParameter("maker", makerId).setParameter("now", now)
                .getResultList().stream().findFirst();
    }

    /** The one that says this already. */
    Optional<Long> find(long entryId, RelationType type, long otherId) {
        return database.createNativeQuery("""
                SELECT id FROM relation WHERE undone_at IS NULL AND type = :type
                AND (entry_id = :entry AND other_id = :other OR :symmetric AND entry_id = :other AND other_id = :entry)""",
                Long.class)
                .setParameter("type", type.code()).setParameter("entry", entryId).setParameter("other", otherId)
                .setParameter("symmetric", type.symmetric()).getResultList().stream().findFirst();
    }

    /** A link of that entry, undone ones too. Nobody can undo it until the transaction ends. */
    Optional<Ends> forUpdate(long entryId, long id) {
        return database.createNativeQuery("""
                SELECT entry_id, other_id, undone_at IS NULL AS live FROM relation
                WHERE id = :id AND (entry_id = :entry OR other_id = :entry) FOR UPDATE""", Tuple.class)
                .setParameter("id", id).setParameter("entry", entryId).getResultList().stream().findFirst()
                .map(row -> new Ends(row.get("entry_id", Long.class), row.get("other_id", Long.class),
                        row.get("live", Boolean.class)));
    }

    void undo(long id, long memberId, Instant now) {
        database.createNativeMutationQuery("UPDATE relation SET undone_by = :member, undone_at = :now WHERE id = :id")
                .setParameter("member", memberId).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    private static Row row(Tuple row, Viewer viewer) {
        Long maker = number(row, "maker_id");
        Long site = number(row, "site_id");
        return new Row(number(row, "id"), RelationType.of(text(row, "type")).orElseThrow(),
                row.get("inverted", Boolean.class), number(row, "there"),
                maker == null ? null : new MemberRef(text(row, "handle"), text(row, "name")),
                site == null ? null : new SiteRef(site, text(row, "site_slug"), text(row, "site_name")),
                row.get("made_at", Instant.class), text(row, "note"),
                RelationPolicy.mayUndo(maker, number(row, "author_id"), number(row, "other_author_id"), viewer));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
