package network.vanguard.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;

/** Who was asked to answer what. */
@ApplicationScoped
class Asks {

    /** Entries on a topic that are looked through for people, the newest first. */
    private static final int LOOKED_THROUGH = 500;
    private static final String ROW = """
            SELECT a.id, a.entry_id, e.kind, e.slug, e.title, a.comment_id, w.handle, w.name, b.handle AS by_handle,
                   b.name AS by_name, a.sentence, a.at, a.state, a.instead
            FROM ask a JOIN entry e ON e.id = a.entry_id JOIN member w ON w.id = a.asked_id JOIN member b ON b.id = a.by_id
                 LEFT JOIN comment q ON q.id = a.comment_id
            WHERE (q.id IS NULL OR q.state = 'visible') AND %s""".formatted(Readers.mayRead("e"));

    private final Session database;

    Asks(Session database) {
        this.database = database;
    }

    /** Those of a question, the first first, at most a hundred. */
    List<Ask> of(long entryId, Long comment, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(
                ROW + " AND a.entry_id = :entry AND a.comment_id IS NOT DISTINCT FROM CAST(:comment AS bigint) ORDER BY a.id LIMIT 100",
                Tuple.class).setParameter("entry", entryId).setParameter("comment", comment, Long.class);
        return Readers.bind(query, viewer).getResultList().stream().map(Asks::ask).toList();
    }

    /** What waits for the viewer, the longest first. */
    List<Ask> open(Viewer viewer, int most) {
        NativeQuery<Tuple> query = database.createNativeQuery(
                ROW + " AND a.asked_id = :me AND a.state = 'open' AND e.state = 'published' ORDER BY a.id LIMIT :most",
                Tuple.class).setParameter("most", most);
        return Readers.bind(query, viewer).getResultList().stream().map(Asks::ask).toList();
    }

    /** One that the viewer was asked and has not answered. */
    Optional<Ask> open(long id, Viewer viewer) {
        NativeQuery<Tuple> query = database
                .createNativeQuery(ROW + " AND a.asked_id = :me AND a.state = 'open' AND a.id = :id", Tuple.class)
                .setParameter("id", id);
        return Readers.bind(query, viewer).getResultList().stream().findFirst().map(Asks::ask);
    }

    /** How many questions wait for somebody; nobody else asks them until the transaction ends. */
    long waiting(long memberId) {
        database.createNativeQuery("SELECT id FROM member WHERE id = :id FOR UPDATE", Long.class).setParameter("id", memberId)
                .getResultList();
        return database.createNativeQuery("SELECT count(*) FROM ask WHERE asked_id = :id AND state = 'open'", Long.class)
                .setParameter("id", memberId).getSingleResult();
    }

    /** Asks somebody, unless they were asked the same. */
    boolean add(long entryId, Long comment, long asked, long by, String sentence, Instant now) {
        return database.createNativeMutationQuery("""
                INSERT INTO ask (entry_id, comment_id, asked_id, by_id, sentence, at)
                VALUES (:entry, :comment, :asked, :by, :sentence, :now) ON CONFLICT DO NOTHING""")
                .setParameter("entry", entryId)
                .setParameter("comment", comment, Long.class).setParameter("asked", asked).setParameter("by", by)
                .setParameter("sentence", sentence).setParameter("now", now).executeUpdate() == 1;
    }

    void decline(long id, String instead, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE ask SET state = 'declined', instead = :instead, cleared_at = :now WHERE id = :id")
                .setParameter("instead", instead).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    /**
     * A comment clears what its author was asked in that discussion, or by a comment above it; one that is spoken as a role clears nothing,
     * or whoever asked would know who spoke.
     */
    void answered(long comment, Instant now) {
        database.createNativeMutationQuery("""
                UPDATE ask a SET state = 'answered', cleared_at = :now FROM comment c
                WHERE c.id = :id AND c.spoken_role IS NULL AND a.asked_id = c.author_id AND a.state = 'open' AND a.entry_id = c.entry_id
                AND (a.comment_id IS NULL OR EXISTS (SELECT 1 FROM comment q WHERE q.id = a.comment_id
                    AND substring(c.path FROM 1 FOR length(q.path)) = q.path))""").setParameter("id", comment)
                .setParameter("now", now).executeUpdate();
    }

    boolean wanted(long memberId) {
        return database.createNativeQuery("SELECT NOT not_asked FROM member WHERE id = :id", Boolean.class)
                .setParameter("id", memberId).getSingleResult();
    }

    void want(long memberId, boolean asked) {
        database.createNativeMutationQuery("UPDATE member SET not_asked = :not WHERE id = :id").setParameter("not", !asked)
                .setParameter("id", memberId).executeUpdate();
    }

    /**
     * Who wrote published entries on a topic that the viewer may read, or had an answer accepted under one: those who did most first. Without
     * the viewer, the platform itself, whoever does not want to be asked, was asked the same, or has too much waiting.
     */
    List<Knower> knowers(String topic, long entryId, Long comment, int full, int most, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                WITH on_it AS (SELECT e.id, e.author_id FROM entry e JOIN entry_tag t ON t.entry_id = e.id
                        JOIN concept k ON k.id = t.concept_id
                        WHERE k.slug = :topic AND e.state = 'published' AND e.visibility <> 'circle' AND #mayRead#
                        ORDER BY e.published_at DESC, e.id DESC LIMIT :through),
                    done AS (SELECT author_id AS id, 1 AS wrote, 0 AS said FROM on_it
                        UNION ALL SELECT a.member_id, 1, 0 FROM on_it JOIN co_author a ON a.entry_id = on_it.id AND a.accepted
                        UNION ALL SELECT c.author_id, 0, 1 FROM on_it JOIN accepted_answer x ON x.entry_id = on_it.id
                            JOIN comment c ON c.id = x.answer_id AND c.state = 'visible' AND c.spoken_role IS NULL)
                SELECT m.handle, m.name, sum(done.wrote) AS wrote, sum(done.said) AS said
                FROM done JOIN member m ON m.id = done.id
                WHERE m.active AND NOT m.not_asked AND m.subject <> 'platform' AND m.id <> :me
                AND NOT EXISTS (SELECT 1 FROM ask a WHERE a.entry_id = :entry AND a.asked_id = m.id
                    AND a.comment_id IS NOT DISTINCT FROM CAST(:comment AS bigint))
                AND (SELECT count(*) FROM ask a WHERE a.asked_id = m.id AND a.state = 'open') < :full
                GROUP BY m.id ORDER BY sum(done.said) + sum(done.wrote) DESC, m.id LIMIT :most"""
                .replace("#mayRead#", Readers.mayRead("e")), Tuple.class).setParameter("topic", topic)
                .setParameter("through", LOOKED_THROUGH).setParameter("entry", entryId)
                .setParameter("comment", comment, Long.class).setParameter("full", full).setParameter("most", most);
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new Knower(new MemberRef(text(row, "handle"), text(row, "name")), number(row, "wrote"),
                        number(row, "said")))
                .toList();
    }

    private static Ask ask(Tuple row) {
        return new Ask(number(row, "id"), number(row, "entry_id"), EntryKind.of(text(row, "kind")).orElseThrow(),
                text(row, "slug"), text(row, "title"), number(row, "comment_id"),
                new MemberRef(text(row, "handle"), text(row, "name")), new MemberRef(text(row, "by_handle"),
                        text(row, "by_name")),
                text(row, "sentence"), row.get("at", Instant.class), text(row, "state"), text(row, "instead"));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
