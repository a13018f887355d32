package network.vanguard.introduction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows of introductions, and how many pairs waited for one on each day. */
@ApplicationScoped
class Introductions {

    private final Session database;

    Introductions(Session database) {
        this.database = database;
    }

    /** Two entries, the lower number first. */
    record Pair(long low, long high) {}

    /** Until the transaction ends nobody else introduces an entry of this number. */
    void lock(long lowId) {
        database.createNativeQuery("SELECT id FROM entry WHERE id = :id FOR NO KEY UPDATE", Long.class)
                .setParameter("id", lowId)
                .getResultList();
    }

    /** The address of the thread in which they were introduced. */
    Optional<String> thread(long low, long high) {
        return database.createNativeQuery("""
                SELECT '/discussions/' || t.slug FROM introduction i JOIN entry t ON t.id = i.thread_id
                WHERE i.low_id = :low AND i.high_id = :high""", String.class).setParameter("low", low)
                .setParameter("high", high)
                .getResultList().stream().findFirst();
    }

    /** The pair that this thread introduces, if it introduces any. */
    Optional<Pair> introducedIn(long threadId) {
        return database.createNativeQuery("SELECT low_id, high_id FROM introduction WHERE thread_id = :thread", Tuple.class)
                .setParameter("thread", threadId).getResultList().stream().findFirst()
                .map(row -> new Pair(row.get(0, Long.class), row.get(1, Long.class)));
    }

    void add(long low, long high, long threadId, long memberId, Instant now) {
        database.createNativeMutationQuery(
                """
                INSERT INTO introduction (low_id, high_id, thread_id, by_id, at) VALUES (:low, :high, :thread, :member, :now)""")
                .setParameter("low", low).setParameter("high", high).setParameter("thread", threadId)
                .setParameter("member", memberId).setParameter("now", now).executeUpdate();
    }

    /** The entry and what it speaks of: those whose pairs may be others once it is another. */
    List<Long> concerned(long entryId) {
        return database.createNativeQuery("SELECT id FROM entry WHERE id = :id UNION SELECT about_id FROM entry WHERE id = :id "
                + "AND about_id IS NOT NULL", Long.class).setParameter("id", entryId).getResultList();
    }

    /** Notes how many there are on that day; the last number of a day is the day's. */
    void note(LocalDate day, long pairs) {
        database.createNativeMutationQuery("""
                INSERT INTO introduction_day (day, pairs) VALUES (:day, :pairs)
                ON CONFLICT (day) DO UPDATE SET pairs = excluded.pairs WHERE introduction_day.pairs <> excluded.pairs""")
                .setParameter("day", day).setParameter("pairs", pairs).executeUpdate();
    }

    /** The days from that one on, in order. */
    List<Trend.Day> days(LocalDate from) {
        return database
                .createNativeQuery("SELECT day, pairs FROM introduction_day WHERE day >= :from ORDER BY day", Tuple.class)
                .setParameter("from", from).getResultList().stream()
                .map(row -> new Trend.Day(row.get("day", LocalDate.class), row.get("pairs", Long.class))).toList();
    }
}
