package network.vanguard.entry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;

/** What waits for the curators, in the order in which it was submitted last, and who has it in review. */
@ApplicationScoped
class QueueRows {

    private static final String QUEUE = """
            (SELECT e.id, s.since, row_number() OVER (ORDER BY s.since, e.id) AS place, count(*) OVER () AS waiting, m.handle, m.name
             FROM entry e
             CROSS JOIN LATERAL (SELECT coalesce(max(v.at), e.submitted_at, e.updated_at) AS since FROM entry_event v
                 WHERE v.entry_id = e.id AND v.to_state = 'submitted') s
             LEFT JOIN member m ON m.id = e.reviewer_id AND e.state = 'in-review'
             WHERE e.kind = 'case-study' AND e.state IN ('submitted', 'in-review') AND #readable#) queue""";
    private static final String READABLE = QUEUE.replace("#readable#", Readers.mayRead("e"));

    private final Session database;

    QueueRows(Session database) {
        this.database = database;
    }

    /** An entry of the queue: its place, counted from 1, among how many. */
    record Row(long id, Instant since, long place, long of, MemberRef reviewer) {

        Waiting waiting(int days, Instant now) {
            return Waiting.of(since, place, of, days, now).heldBy(reviewer);
        }
    }

    /** How that entry stands among all that wait, whoever may read them; empty when it does not wait. */
    Optional<Row> one(long entryId) {
        return database.createNativeQuery("SELECT * FROM " + QUEUE.replace("#readable#", "true") + " WHERE id = :entry",
                Tuple.class).setParameter("entry", entryId).getResultList().stream().findFirst().map(QueueRows::row);
    }

    /** The curator who has it, if it is in review and somebody took it. */
    Optional<MemberRef> reviewer(long entryId) {
        return database.createNativeQuery("SELECT m.handle, m.name FROM entry e JOIN member m ON m.id = e.reviewer_id "
                + "WHERE e.id = :entry AND e.state = 'in-review'", Tuple.class)
                .setParameter("entry", entryId).getResultList().stream().findFirst()
                .map(row -> new MemberRef(row.get("handle", String.class), row.get("name", String.class)));
    }

    /** Those that the viewer may read, the longest waiting first, from behind that time and number. */
    List<Row> page(QueueFilter filter, Instant lateBefore, Instant afterTime, long afterId, int limit, Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String condition = switch (filter) {
            case ALL -> "true";
            case FREE -> "handle IS NULL";
            case MINE -> {
                parameters.put("handle", viewer.handle());
                yield "handle = :handle";
            }
            case LATE -> {
                parameters.put("late", lateBefore);
                yield "since < :late";
            }
        };
        if (afterTime != null) {
            condition += " AND (since, id) > (:afterTime, :afterId)";
            parameters.put("afterTime", afterTime);
            parameters.put("afterId", afterId);
        }
        NativeQuery<Tuple> query = database.createNativeQuery(
                "SELECT * FROM " + READABLE + " WHERE " + condition + " ORDER BY since, id LIMIT :limit", Tuple.class);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getResultList().stream().map(QueueRows::row).toList();
    }

    QueueCounts counts(Instant lateBefore, Viewer viewer) {
        Tuple row = Readers.bind(database.createNativeQuery("""
                SELECT count(*) AS everything, count(*) FILTER (WHERE handle = :handle) AS mine,
                       count(*) FILTER (WHERE handle IS NULL) AS free, count(*) FILTER (WHERE since < :late) AS late FROM\s"""
                + READABLE, Tuple.class).setParameter("handle", viewer.handle()).setParameter("late", lateBefore), viewer)
                .getSingleResult();
        return new QueueCounts(number(row, "everything"), number(row, "mine"), number(row, "free"), number(row, "late"));
    }

    private static Row row(Tuple row) {
        String handle = row.get("handle", String.class);
        return new Row(number(row, "id"), row.get("since", Instant.class), number(row, "place"), number(row, "waiting"),
                handle == null ? null : new MemberRef(handle, row.get("name", String.class)));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
