package network.vanguard.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.member.MemberRef;

/** The rows of co-authors. */
@ApplicationScoped
class CoAuthors {

    private final Session database;

    CoAuthors(Session database) {
        this.database = database;
    }

    List<CoAuthor> of(long entryId) {
        return database.createNativeQuery("""
                SELECT m.handle, m.name, c.asked_at, c.accepted FROM co_author c JOIN member m ON m.id = c.member_id
                WHERE c.entry_id = :entry ORDER BY c.asked_at, m.handle""", Tuple.class).setParameter("entry", entryId)
                .getResultList().stream()
                .map(row -> new CoAuthor(new MemberRef(row.get(0, String.class), row.get(1, String.class)),
                        row.get(2, Instant.class), row.get(3, Boolean.class)))
                .toList();
    }

    Optional<Boolean> asked(long entryId, long memberId) {
        return database.createNativeQuery("SELECT coalesce(accepted, true) FROM co_author WHERE entry_id = :entry "
                + "AND member_id = :member", Boolean.class).setParameter("entry", entryId).setParameter("member", memberId)
                .getResultList().stream().findFirst();
    }

    void ask(long entryId, long memberId, long by, Instant now) {
        database.createNativeMutationQuery("INSERT INTO co_author (entry_id, member_id, asked_by, asked_at) "
                + "VALUES (:entry, :member, :by, :now) ON CONFLICT DO NOTHING").setParameter("entry", entryId)
                .setParameter("member", memberId).setParameter("by", by).setParameter("now", now).executeUpdate();
    }

    boolean answer(long entryId, long memberId, boolean accepted, Instant now) {
        return database.createNativeMutationQuery("UPDATE co_author SET accepted = :accepted, answered_at = :now "
                + "WHERE entry_id = :entry AND member_id = :member AND accepted IS NOT FALSE").setParameter("entry", entryId)
                .setParameter("member", memberId).setParameter("accepted", accepted).setParameter("now", now)
                .executeUpdate() == 1;
    }

    boolean remove(long entryId, long memberId) {
        return database.createNativeMutationQuery("DELETE FROM co_author WHERE entry_id = :entry AND member_id = :member")
                .setParameter("entry", entryId).setParameter("member", memberId).executeUpdate() == 1;
    }

    /** Entries whose author a person was asked to be and has not answered, the oldest question first. */
    List<Long> open(long memberId, int most) {
        return database.createNativeQuery("SELECT entry_id FROM co_author WHERE member_id = :member AND accepted IS NULL "
                + "ORDER BY asked_at LIMIT :most", Long.class).setParameter("member", memberId).setParameter("most", most)
                .getResultList();
    }
}
