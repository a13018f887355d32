package network.vanguard.comment;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows of look-ups: the only place from which a speaker's name leaves the database. */
@ApplicationScoped
class Lookups {

    private final Session database;

    Lookups(Session database) {
        this.database = database;
    }

    long add(long comment, long by, String reason, Instant now) {
        return database.createNativeQuery("INSERT INTO identity_lookup (comment_id, author_id, by_id, at, reason) "
                + "SELECT id, author_id, :by, :now, :reason FROM comment WHERE id = :comment RETURNING id", Long.class)
                .setParameter("comment", comment).setParameter("by", by).setParameter("now", now).setParameter("reason", reason)
                .getSingleResult();
    }

    /** What that look-up of that person found. */
    Identity identity(long lookup, long by) {
        Tuple row = database.createNativeQuery("SELECT l.comment_id, m.handle, m.name FROM identity_lookup l "
                + "JOIN member m ON m.id = l.author_id WHERE l.id = :lookup AND l.by_id = :by", Tuple.class)
                .setParameter("lookup", lookup).setParameter("by", by).getSingleResult();
        return new Identity(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class));
    }

    List<Lookup> of(long author, int most) {
        return database.createNativeQuery("SELECT comment_id, at, reason FROM identity_lookup WHERE author_id = :author "
                + "ORDER BY id DESC LIMIT :most", Tuple.class).setParameter("author", author).setParameter("most", most)
                .getResultList().stream()
                .map(row -> new Lookup(row.get(0, Long.class), row.get(1, Instant.class), row.get(2, String.class))).toList();
    }
}
