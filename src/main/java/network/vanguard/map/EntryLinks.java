package network.vanguard.map;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;

/** Links between entries: the stored lists of what is alike, the links that people made, and what speaks of what. */
@ApplicationScoped
class EntryLinks {

    /** The likest of each entry that are drawn, of those that the viewer may read. */
    private static final int LIKEST = 8;
    /** Most links that are looked at. */
    private static final int MOST = 20_000;
    private static final double ONE = 1L << 36;

    private final Session database;

    EntryLinks(Session database) {
        this.database = database;
    }

    /** A link from one entry to another; {@code weight} is its score, or 1. */
    record Link(long source, long target, String kind, double weight) {}

    /**
     * Links of which an end is one of these entries, and both ends are published and the viewer may read them: those that people made
     * first, then by score. What is in a circle is linked with nothing.
     */
    List<Link> around(Collection<Long> entries, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                WITH asked AS (SELECT unnest(CAST(:entries AS bigint[])) AS id),
                liked AS (
                    SELECT r.entry_id AS source, n.id AS target, n.score,
                           row_number() OVER (PARTITION BY r.entry_id ORDER BY n.place) AS place
                    FROM asked JOIN related r ON r.entry_id = asked.id
                    JOIN link_epoch k ON k.id = r.epoch AND k.state = 'current'
                    CROSS JOIN LATERAL unnest(r.neighbours, r.scores) WITH ORDINALITY AS n (id, score, place)
                    JOIN entry e ON e.id = n.id WHERE e.state = 'published' AND e.visibility <> 'circle' AND %1$s),
                link AS (
                    SELECT source, target, 'similar' AS kind, score FROM liked WHERE place <= :likest
                    UNION ALL SELECT entry_id, other_id, type, NULL FROM relation
                    WHERE undone_at IS NULL AND (entry_id IN (SELECT id FROM asked) OR other_id IN (SELECT id FROM asked))
                    UNION ALL SELECT id, about_id, 'about', NULL FROM entry
                    WHERE about_id IS NOT NULL AND (id IN (SELECT id FROM asked) OR about_id IN (SELECT id FROM asked)))
                SELECT source, target, link.kind, score FROM link
                JOIN entry e ON e.id = source AND e.state = 'published' AND e.visibility <> 'circle' AND %1$s
                JOIN entry o ON o.id = target AND o.state = 'published' AND o.visibility <> 'circle' AND %2$s
                ORDER BY score DESC NULLS FIRST, source, target, link.kind LIMIT :most"""
                .formatted(Readers.mayRead("e"), Readers.mayRead("o")), Tuple.class)
                .setParameter("entries", array(entries)).setParameter("likest", LIKEST).setParameter("most", MOST), viewer)
                .getResultList().stream()
                .map(row -> new Link(row.get("source", Long.class), row.get("target", Long.class),
                        row.get("kind", String.class),
                        row.get("score") == null ? 1 : Math.round(row.get("score", Long.class) / ONE * 1000) / 1000.0))
                .toList();
    }

    /** The first of some entries, and how many there are in all. */
    record Some(List<Long> ids, long total) {}

    /** The newest published entries that the filter leaves and the viewer may read; of a topic, what stands below it too. */
    Some newest(GraphQuery asked, int most, Viewer viewer) {
        StringBuilder sql = new StringBuilder(
                "SELECT e.id, count(*) OVER () AS total FROM entry e WHERE e.state = 'published' AND e.visibility <> 'circle' "
                        + "AND " + Readers.mayRead("e"));
        Map<String, Object> parameters = new HashMap<>();
        Published.restrict(sql, parameters, asked.kind(), asked.site(), asked.since(), asked.until());
        if (asked.tag() != null) {
            sql.append(" AND EXISTS (SELECT 1 FROM entry_feature f WHERE f.entry_id = e.id "
                    + "AND f.feature = (SELECT id FROM concept WHERE slug = :tag))");
            parameters.put("tag", asked.tag());
        }
        sql.append(" ORDER BY e.published_at DESC, e.id DESC LIMIT :most");
        NativeQuery<Tuple> query = database.createNativeQuery(sql.toString(), Tuple.class).setParameter("most", most);
        parameters.forEach(query::setParameter);
        List<Tuple> rows = Readers.bind(query, viewer).getResultList();
        return new Some(rows.stream().map(row -> row.get("id", Number.class).longValue()).toList(),
                rows.isEmpty() ? 0 : rows.get(0).get("total", Number.class).longValue());
    }

    /** Whether the viewer may read the entry. */
    boolean mayRead(long entry, Viewer viewer) {
        return !Readers.bind(database.createNativeQuery("SELECT 1 FROM entry e WHERE e.id = :entry AND " + Readers.mayRead("e"),
                Integer.class).setParameter("entry", entry), viewer).getResultList().isEmpty();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
