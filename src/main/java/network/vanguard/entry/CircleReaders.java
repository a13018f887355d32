package network.vanguard.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows that say which entries stand in a safe circle, and who may read them there. */
@ApplicationScoped
class CircleReaders {

    private final Session database;

    CircleReaders(Session database) {
        this.database = database;
    }

    /** The circles somebody belongs to, by name. */
    List<CircleRef> of(long memberId) {
        return database.createNativeQuery("SELECT c.key, c.name FROM circle c JOIN circle_member m ON m.circle_id = c.id "
                + "WHERE m.member_id = :member ORDER BY lower(c.name), c.id", Tuple.class).setParameter("member", memberId)
                .getResultList().stream().map(row -> new CircleRef(row.get(0, String.class), row.get(1, String.class)))
                .toList();
    }

    /** The circle of that key, if they belong to it; nobody joins or leaves until the transaction ends. */
    Optional<Long> forWriting(String key, long memberId) {
        return database.createNativeQuery("SELECT c.id FROM circle c JOIN circle_member m ON m.circle_id = c.id "
                + "WHERE c.key = :key AND m.member_id = :member FOR SHARE OF c", Long.class).setParameter("key", key)
                .setParameter("member", memberId).getResultList().stream().findFirst();
    }

    /** Puts an entry into a circle: those who belong to it now may read it. */
    void put(long entryId, long circleId) {
        database.createNativeMutationQuery("UPDATE entry SET circle_id = :circle WHERE id = :entry")
                .setParameter("circle", circleId).setParameter("entry", entryId).executeUpdate();
        database.createNativeMutationQuery("INSERT INTO entry_circle (entry_id, member_id) "
                + "SELECT :entry, member_id FROM circle_member WHERE circle_id = :circle").setParameter("circle", circleId)
                .setParameter("entry", entryId).executeUpdate();
    }

    Optional<CirclePlace> place(long entryId) {
        return database.createNativeQuery("SELECT c.key, c.name, e.created_at + c.days * interval '1 day' AS ends "
                + "FROM entry e JOIN circle c ON c.id = e.circle_id WHERE e.id = :entry", Tuple.class)
                .setParameter("entry", entryId).getResultList().stream().findFirst()
                .map(row -> new CirclePlace(new CircleRef(row.get(0, String.class), row.get(1, String.class)),
                        row.get(2, Instant.class)));
    }
}
