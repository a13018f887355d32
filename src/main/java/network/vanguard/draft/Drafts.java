package network.vanguard.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The rows of forms that were not sent. */
@ApplicationScoped
class Drafts {

    private static final String ROW = "SELECT id, address, title, saved_at FROM draft WHERE member_id = :member AND sent_at IS NULL ";

    private final Session database;

    Drafts(Session database) {
        this.database = database;
    }

    /** Saves what was typed, unless something newer is saved or it was sent since, or the number is somebody else's: then false. */
    boolean save(UUID id, long member, String address, String title, String fields, Instant typedAt, Instant now) {
        return database.createNativeMutationQuery("""
                INSERT INTO draft (id, member_id, address, title, fields, typed_at, saved_at)
                VALUES (:id, :member, :address, :title, CAST(:fields AS jsonb), :typed, :now)
                ON CONFLICT (id) DO UPDATE SET address = excluded.address, title = excluded.title, fields = excluded.fields,
                    typed_at = excluded.typed_at, saved_at = excluded.saved_at, sent_at = NULL
                WHERE draft.member_id = excluded.member_id AND draft.typed_at <= excluded.typed_at
                    AND (draft.sent_at IS NULL OR draft.sent_at < excluded.typed_at)""")
                .setParameter("id", id).setParameter("member", member).setParameter("address", address)
                .setParameter("title", title).setParameter("fields", fields).setParameter("typed", typedAt)
                .setParameter("now", now).executeUpdate() == 1;
    }

    long count(long member) {
        return database.createNativeQuery("SELECT count(*) FROM draft WHERE member_id = :member AND sent_at IS NULL",
                Long.class).setParameter("member", member).getSingleResult();
    }

    /** Keeps only that it was sent, so that a copy that comes late does not bring it back. */
    void sent(UUID id, long member, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO draft (id, member_id, address, title, fields, typed_at, saved_at, sent_at)
                VALUES (:id, :member, '', '', '{}', :now, :now, :now)
                ON CONFLICT (id) DO UPDATE SET title = '', fields = '{}', sent_at = excluded.sent_at
                WHERE draft.member_id = excluded.member_id""").setParameter("id", id).setParameter("member", member)
                .setParameter("now", now).executeUpdate();
    }

    List<Draft> of(long member, int most) {
        return database.createNativeQuery(ROW + "ORDER BY saved_at DESC LIMIT :most", Tuple.class)
                .setParameter("member", member)
                .setParameter("most", most).getResultList().stream().map(Drafts::row).toList();
    }

    List<Draft> of(long member, String address, int most) {
        return database.createNativeQuery(ROW + "AND address = :address ORDER BY saved_at DESC LIMIT :most", Tuple.class)
                .setParameter("member", member).setParameter("address", address).setParameter("most", most).getResultList()
                .stream().map(Drafts::row).toList();
    }

    Optional<Draft> one(UUID id, long member) {
        return database.createNativeQuery(ROW + "AND id = :id", Tuple.class).setParameter("member", member)
                .setParameter("id", id).getResultList().stream().map(Drafts::row).findFirst();
    }

    /** The fields, JSON. */
    String fields(UUID id) {
        return database.createNativeQuery("SELECT CAST(fields AS text) FROM draft WHERE id = :id", String.class)
                .setParameter("id", id).getSingleResult();
    }

    /** Empties a field of every form that was typed for that page, whoever typed it. */
    void blank(String address, String field) {
        database.createNativeMutationQuery("UPDATE draft SET fields = fields - :field WHERE address = :address")
                .setParameter("field", field).setParameter("address", address).executeUpdate();
    }

    int forget(Instant before, Instant sentBefore) {
        return database.createNativeMutationQuery("DELETE FROM draft WHERE saved_at < :before OR sent_at < :sent")
                .setParameter("before", before).setParameter("sent", sentBefore).executeUpdate();
    }

    private static Draft row(Tuple row) {
        return new Draft(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class),
                row.get(3, Instant.class));
    }
}
