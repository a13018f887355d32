package network.vanguard.member;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows that say who was forgotten. */
@ApplicationScoped
class Erasures {

    private static final String DIGEST = "encode(sha256(convert_to(%s, 'UTF8')), 'hex')";

    private final Session database;

    Erasures(Session database) {
        this.database = database;
    }

    /** Remembers that they are forgotten, by a digest of what the sign-in calls them now. */
    void add(long memberId, Instant now) {
        database.createNativeMutationQuery("INSERT INTO erasure (member_id, subject_digest, at) SELECT id, "
                + DIGEST.formatted("subject") + ", :now FROM member WHERE id = :member ON CONFLICT DO NOTHING")
                .setParameter("now", now).setParameter("member", memberId).executeUpdate();
    }

    /** The same from a list that was kept elsewhere. */
    void add(Erasure one) {
        database.createNativeMutationQuery("INSERT INTO erasure (member_id, subject_digest, at) "
                + "VALUES (:member, :digest, :at) ON CONFLICT DO NOTHING").setParameter("member", one.memberId())
                .setParameter("digest", one.subjectDigest()).setParameter("at", one.at()).executeUpdate();
    }

    List<Erasure> all() {
        return database
                .createNativeQuery("SELECT member_id, subject_digest, at FROM erasure ORDER BY at, member_id", Tuple.class)
                .getResultStream().map(row -> new Erasure(row.get(0, Long.class), row.get(1, String.class),
                        row.get(2, Instant.class)))
                .toList();
    }

    /** Who was forgotten and is there by name again. */
    List<Long> undone() {
        return database.createNativeQuery("SELECT m.id FROM member m JOIN erasure e ON e.member_id = m.id "
                + "AND e.subject_digest = " + DIGEST.formatted("m.subject") + " ORDER BY m.id", Long.class).getResultList();
    }

    /** Whether somebody whom the sign-in calls so was forgotten after that moment. */
    boolean since(String subject, Instant moment) {
        return database.createNativeQuery("SELECT EXISTS (SELECT FROM erasure WHERE subject_digest = "
                + DIGEST.formatted(":subject") + " AND at > :moment)", Boolean.class).setParameter("subject", subject)
                .setParameter("moment", moment).getSingleResult();
    }
}
