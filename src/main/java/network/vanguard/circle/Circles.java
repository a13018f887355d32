package network.vanguard.circle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.MemberRef;

/** The rows of circles, of who belongs to them, and of what they let out; and the deletion of what has had its time. */
@ApplicationScoped
class Circles {

    private static final String ENDS = "e.created_at + c.days * interval '1 day'";
    private static final String SOON = ENDS + " < CAST(:now AS timestamptz) + interval '7 days'";

    private final Session database;

    Circles(Session database) {
        this.database = database;
    }

    /** A circle without what stands in it. */
    record Row(long id, String key, String name, String purpose, int days, Instant madeAt) {}

    /** A proposal to let a text out. */
    record Proposal(long circleId, int revision, Long siteId, boolean done) {}

    long add(String key, CircleInput input, Instant now) {
        return database.createNativeQuery("INSERT INTO circle (key, name, purpose, days, made_at) "
                + "VALUES (:key, :name, :purpose, :days, :now) RETURNING id", Long.class).setParameter("key", key)
                .setParameter("name", input.name()).setParameter("purpose", input.purpose()).setParameter("days", input.days())
                .setParameter("now", now).getSingleResult();
    }

    /** The circle, if that person belongs to it. */
    Optional<Row> of(String key, long member) {
        return row(key, member, "");
    }

    /** The same; nobody else changes who belongs to it until the transaction ends. */
    Optional<Row> forUpdate(String key, long member) {
        return row(key, member, " FOR UPDATE OF c");
    }

    private Optional<Row> row(String key, long member, String lock) {
        return database.createNativeQuery("SELECT c.id, c.key, c.name, c.purpose, c.days, c.made_at FROM circle c "
                + "JOIN circle_member m ON m.circle_id = c.id WHERE c.key = :key AND m.member_id = :member" + lock, Tuple.class)
                .setParameter("key", key).setParameter("member", member).getResultList().stream().findFirst()
                .map(row -> new Row(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class),
                        row.get(3, String.class), row.get(4, Integer.class), row.get(5, Instant.class)));
    }

    /** The number of a circle to which that person is invited and has not answered. */
    Optional<Long> invitedTo(String key, long member) {
        return database.createNativeQuery("SELECT c.id FROM circle c JOIN circle_invitation i ON i.circle_id = c.id "
                + "WHERE c.key = :key AND i.member_id = :member AND NOT i.declined FOR UPDATE OF c", Long.class)
                .setParameter("key", key).setParameter("member", member).getResultList().stream().findFirst();
    }

    List<CircleLine> all(long member, Instant now) {
        return database
                .createNativeQuery(
                        """
                SELECT c.key, c.name, c.purpose, c.days, (SELECT count(*) FROM circle_member WHERE circle_id = c.id) AS members,
                       (SELECT count(*) FROM circle_release r JOIN entry e ON e.id = r.entry_id
                           JOIN entry_circle x ON x.entry_id = e.id AND x.member_id = :member WHERE e.circle_id = c.id
                           AND r.released_at IS NULL AND NOT EXISTS (SELECT 1 FROM circle_release_yes y
                               WHERE y.entry_id = r.entry_id AND y.member_id = :member)) AS waiting,
                       (SELECT count(*) FROM entry e JOIN entry_circle x ON x.entry_id = e.id AND x.member_id = :member
                           WHERE e.circle_id = c.id AND #soon#) AS ending
                FROM circle c JOIN circle_member m ON m.circle_id = c.id WHERE m.member_id = :member ORDER BY lower(c.name), c.id"""
                                .replace("#soon#", SOON),
                        Tuple.class)
                .setParameter("member", member).setParameter("now", now).getResultList()
                .stream()
                .map(row -> new CircleLine(row.get(0, String.class), row.get(1, String.class), row.get(2, String.class),
                        row.get(3, Integer.class), row.get(4, Long.class).intValue(), row.get(5, Long.class),
                        row.get(6, Long.class)))
                .toList();
    }

    List<CircleInvitation> invitations(long member) {
        return database.createNativeQuery("SELECT c.key, c.name, m.handle, m.name AS by_name, i.at FROM circle_invitation i "
                + "JOIN circle c ON c.id = i.circle_id JOIN member m ON m.id = i.invited_by "
                + "WHERE i.member_id = :member AND NOT i.declined ORDER BY i.at DESC", Tuple.class)
                .setParameter("member", member).getResultList().stream()
                .map(row -> new CircleInvitation(row.get(0, String.class), row.get(1, String.class),
                        new MemberRef(row.get(2, String.class), row.get(3, String.class)), row.get(4, Instant.class)))
                .toList();
    }

    List<MemberRef> members(long circle) {
        return people("SELECT m.handle, m.name FROM circle_member x JOIN member m ON m.id = x.member_id "
                + "WHERE x.circle_id = :circle ORDER BY lower(m.name), m.handle", circle);
    }

    List<MemberRef> invited(long circle) {
        return people("SELECT m.handle, m.name FROM circle_invitation x JOIN member m ON m.id = x.member_id "
                + "WHERE x.circle_id = :circle AND NOT x.declined ORDER BY lower(m.name), m.handle", circle);
    }

    private List<MemberRef> people(String sql, long circle) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("circle", circle).getResultList().stream()
                .map(row -> new MemberRef(row.get(0, String.class), row.get(1, String.class))).toList();
    }

    long countOf(long member) {
        return database.createNativeQuery("SELECT count(*) FROM circle_member WHERE member_id = :member", Long.class)
                .setParameter("member", member).getSingleResult();
    }

    /** What is written in it and that person may read, newest first. */
    List<CircleText> texts(long circle, long member, int most, Instant now) {
        return database.createNativeQuery("""
                SELECT e.id, e.kind, e.slug, e.title, m.handle, m.name, e.created_at, coalesce(t.total, 0) AS comments,
                       #ends# AS ends, #soon# AS soon, r.entry_id AS proposed, s.name AS site, n.kind AS made_kind, n.slug AS made_slug,
                       (SELECT count(*) FROM circle_release_yes y WHERE y.entry_id = e.id) AS yes,
                       (SELECT count(*) FROM entry_circle o WHERE o.entry_id = e.id) AS readers,
                       EXISTS (SELECT 1 FROM circle_release_yes y WHERE y.entry_id = e.id AND y.member_id = :member) AS said
                FROM entry e JOIN circle c ON c.id = e.circle_id JOIN entry_circle x ON x.entry_id = e.id AND x.member_id = :member
                     JOIN member m ON m.id = e.author_id LEFT JOIN comment_thread t ON t.entry_id = e.id
                     LEFT JOIN circle_release r ON r.entry_id = e.id LEFT JOIN site s ON s.id = r.site_id
                     LEFT JOIN entry n ON n.id = r.released_id
                WHERE e.circle_id = :circle ORDER BY e.created_at DESC, e.id DESC LIMIT :most"""
                .replace("#ends#", ENDS).replace("#soon#", SOON), Tuple.class).setParameter("circle", circle)
                .setParameter("member", member).setParameter("most", most).setParameter("now", now).getResultList().stream()
                .map(Circles::text).toList();
    }

    private static CircleText text(Tuple row) {
        CircleText.Release release = row.get("proposed", Long.class) == null
                ? null
                : new CircleText.Release(row.get("site", String.class) == null
                        ? "everybody who is signed in"
                        : "the members of " + row.get("site", String.class), row.get("yes", Long.class),
                        row.get("readers", Long.class), row.get("said", Boolean.class),
                        row.get("made_slug", String.class) == null
                                ? null
                                : "/" + EntryKind.of(row.get("made_kind", String.class)).orElseThrow().path() + "/"
                                        + row.get("made_slug", String.class));
        return new CircleText(row.get("id", Long.class), EntryKind.of(row.get("kind", String.class)).orElseThrow(),
                row.get("slug", String.class), row.get("title", String.class),
                new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                row.get("created_at", Instant.class), row.get("comments", Integer.class), row.get("ends", Instant.class),
                row.get("soon", Boolean.class), release);
    }

    /** One's own texts there, oldest first: title, and the text as it was typed. */
    List<String> written(long circle, long member, int most) {
        return database.createNativeQuery("""
                SELECT said FROM (
                    SELECT e.created_at AS at, e.title || E'\\n\\n' || coalesce(n.body, d.body, '') AS said FROM entry e
                        LEFT JOIN practice_note n ON n.entry_id = e.id LEFT JOIN discussion d ON d.entry_id = e.id
                    WHERE e.circle_id = :circle AND e.author_id = :member
                    UNION ALL SELECT k.posted_at, k.body FROM comment k JOIN entry e ON e.id = k.entry_id
                    WHERE e.circle_id = :circle AND k.author_id = :member AND k.state = 'visible') mine
                ORDER BY at LIMIT :most""", String.class).setParameter("circle", circle).setParameter("member", member)
                .setParameter("most", most).getResultList();
    }

    boolean invite(long circle, long member, long by, Instant now) {
        return database.createNativeMutationQuery("INSERT INTO circle_invitation (circle_id, member_id, invited_by, at) "
                + "VALUES (:circle, :member, :by, :now) ON CONFLICT DO NOTHING").setParameter("circle", circle)
                .setParameter("member", member).setParameter("by", by).setParameter("now", now).executeUpdate() == 1;
    }

    /** What was not answered yet is as if it had never been; a no stays. */
    void withdraw(long circle, long member) {
        run("DELETE FROM circle_invitation WHERE circle_id = :circle AND member_id = :member AND NOT declined", circle, member);
    }

    void decline(long circle, long member) {
        run("UPDATE circle_invitation SET declined = true WHERE circle_id = :circle AND member_id = :member", circle, member);
    }

    void join(long circle, long member, Instant now) {
        run("DELETE FROM circle_invitation WHERE circle_id = :circle AND member_id = :member", circle, member);
        database.createNativeMutationQuery("INSERT INTO circle_member (circle_id, member_id, joined_at) "
                + "VALUES (:circle, :member, :now) ON CONFLICT DO NOTHING").setParameter("circle", circle)
                .setParameter("member", member).setParameter("now", now).executeUpdate();
    }

    /** Somebody leaves: they read nothing there any more, and what was to be let out waits for nobody: it has to be proposed anew. */
    void leave(long circle, long member) {
        run("DELETE FROM circle_release r USING entry e WHERE e.id = r.entry_id AND e.circle_id = :circle AND r.released_at IS NULL "
                + "AND EXISTS (SELECT 1 FROM entry_circle x WHERE x.entry_id = e.id AND x.member_id = :member)", circle,
                member);
        run("DELETE FROM entry_circle x USING entry e WHERE e.id = x.entry_id AND e.circle_id = :circle AND x.member_id = :member",
                circle, member);
        run("DELETE FROM circle_member WHERE circle_id = :circle AND member_id = :member", circle, member);
        database.createNativeMutationQuery("DELETE FROM draft WHERE member_id = :member AND " + DRAFTS_OF)
                .setParameter("member", member).setParameter("circle", circle).executeUpdate();
    }

    /** Forms that were typed for a circle and not sent: for a new text in it, or a change of one. */
    private static final String DRAFTS_OF = "(fields->'visibility'->>0 = (SELECT 'circle:' || key FROM circle WHERE id = :circle) "
            + "OR address IN (SELECT CASE kind WHEN 'discussion' THEN '/discussions/' ELSE '/notes/' END || slug || '/edit' "
            + "FROM entry WHERE circle_id = :circle))";

    /** Deletes a person's own notes and discussions there, with all below them, and the text of their comments. */
    void takeOut(long circle, long member, Instant now) {
        String mine = "(SELECT k.id FROM comment k JOIN entry e ON e.id = k.entry_id WHERE e.circle_id = :circle AND k.author_id = :member)";
        run("DELETE FROM comment_revision WHERE comment_id IN " + mine, circle, member);
        run("DELETE FROM comment_mention WHERE comment_id IN " + mine, circle, member);
        // what others have quoted of them is theirs too
        run("UPDATE comment_revision SET quote = NULL WHERE comment_id IN (SELECT id FROM comment WHERE parent_id IN " + mine
                + ")",
                circle, member);
        run("UPDATE comment SET quote = NULL WHERE parent_id IN " + mine, circle, member);
        delete(database.createNativeQuery("SELECT id FROM entry WHERE circle_id = :circle AND author_id = :member", Long.class)
                .setParameter("circle", circle).setParameter("member", member).getResultList());
        database.createNativeMutationQuery(
                """
                WITH gone AS (UPDATE comment k SET state = 'removed', body = '', html = '', quote = NULL, edited_at = :now FROM entry e
                    WHERE e.id = k.entry_id AND e.circle_id = :circle AND k.author_id = :member AND k.state <> 'removed'
                    RETURNING k.entry_id),
                counted AS (SELECT entry_id, count(*) AS gone FROM gone GROUP BY entry_id)
                UPDATE comment_thread t SET total = greatest(t.total - counted.gone, 0) FROM counted WHERE counted.entry_id = t.entry_id""")
                .setParameter("now", now).setParameter("circle", circle).setParameter("member", member).executeUpdate();
    }

    /** Deletes a circle that nobody belongs to any more, with everything in it. */
    void endIfEmpty(long circle) {
        boolean empty = database.createNativeQuery("SELECT count(*) FROM circle_member WHERE circle_id = :circle", Long.class)
                .setParameter("circle", circle).getSingleResult() == 0;
        if (empty) {
            database.createNativeMutationQuery("DELETE FROM draft WHERE " + DRAFTS_OF).setParameter("circle", circle)
                    .executeUpdate();
            delete(database.createNativeQuery("SELECT id FROM entry WHERE circle_id = :circle", Long.class)
                    .setParameter("circle", circle).getResultList());
            database.createNativeMutationQuery("DELETE FROM circle WHERE id = :circle").setParameter("circle", circle)
                    .executeUpdate();
        }
    }

    /** Deletes what has had its time, at most so many; nodes do not wait for each other. Answers how many there were. */
    int lapse(int most, Instant now) {
        database.createNativeMutationQuery("""
                DELETE FROM draft d USING circle c WHERE d.fields->'visibility'->>0 = 'circle:' || c.key
                AND d.saved_at + c.days * interval '1 day' < CAST(:now AS timestamptz)""").setParameter("now", now)
                .executeUpdate();
        List<Long> over = database.createNativeQuery("SELECT e.id FROM entry e JOIN circle c ON c.id = e.circle_id WHERE "
                + ENDS + " < CAST(:now AS timestamptz) ORDER BY e.id LIMIT :most FOR UPDATE OF e SKIP LOCKED", Long.class)
                .setParameter("now", now)
                .setParameter("most", most).getResultList();
        delete(over);
        return over.size();
    }

    /** The rows go, and with them versions, comments, files and everything else that belongs to them. */
    private void delete(List<Long> entries) {
        if (!entries.isEmpty()) {
            each("DELETE FROM draft WHERE address IN (SELECT CASE kind WHEN 'discussion' THEN '/discussions/' ELSE '/notes/' END || slug "
                    + "|| '/edit' FROM entry WHERE id IN (:entries))", entries);
            // an answer that a retried request would get tells the title
            each("DELETE FROM idempotency i USING entry e WHERE e.id IN (:entries) AND i.member_id = e.author_id "
                    + "AND i.answer LIKE '%' || e.slug || '%'", entries);
            each("UPDATE entry SET about_id = NULL, about_part = NULL, about_part_label = NULL WHERE about_id IN (:entries)",
                    entries);
            each("DELETE FROM entry WHERE id IN (:entries)", entries);
        }
    }

    private void each(String sql, List<Long> entries) {
        database.createNativeMutationQuery(sql).setParameter("entries", entries).executeUpdate();
    }

    /** The proposal to let that text out, if there is one and that person may read the text; locked. */
    Optional<Proposal> proposal(long circle, long entry) {
        return database.createNativeQuery("SELECT e.circle_id, r.revision, r.site_id, r.released_at IS NOT NULL AS done "
                + "FROM circle_release r JOIN entry e ON e.id = r.entry_id WHERE r.entry_id = :entry AND e.circle_id = :circle "
                + "FOR UPDATE OF r", Tuple.class).setParameter("entry", entry).setParameter("circle", circle).getResultList()
                .stream().findFirst().map(row -> new Proposal(row.get(0, Long.class), row.get(1, Integer.class),
                        row.get(2, Long.class), row.get(3, Boolean.class)));
    }

    boolean contains(long circle, long entry) {
        return !database.createNativeQuery("SELECT 1 FROM entry WHERE id = :entry AND circle_id = :circle", Integer.class)
                .setParameter("entry", entry).setParameter("circle", circle).getResultList().isEmpty();
    }

    void propose(long entry, int revision, long by, Long site, Instant now) {
        database.createNativeMutationQuery("INSERT INTO circle_release (entry_id, revision, proposed_by, at, site_id) "
                + "VALUES (:entry, :revision, :by, :now, :site)").setParameter("entry", entry)
                .setParameter("revision", revision)
                .setParameter("by", by).setParameter("now", now).setParameter("site", site, Long.class).executeUpdate();
    }

    void yes(long entry, long member) {
        database.createNativeMutationQuery("INSERT INTO circle_release_yes (entry_id, member_id) VALUES (:entry, :member) "
                + "ON CONFLICT DO NOTHING").setParameter("entry", entry).setParameter("member", member).executeUpdate();
    }

    Set<Long> saidYes(long entry) {
        return ids("SELECT member_id FROM circle_release_yes WHERE entry_id = :entry", entry);
    }

    Set<Long> readers(long entry) {
        return ids("SELECT member_id FROM entry_circle WHERE entry_id = :entry", entry);
    }

    private Set<Long> ids(String sql, long entry) {
        return new HashSet<>(database.createNativeQuery(sql, Long.class).setParameter("entry", entry).getResultList());
    }

    void released(long entry, long made, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE circle_release SET released_id = :made, released_at = :now WHERE entry_id = :entry")
                .setParameter("made", made).setParameter("now", now).setParameter("entry", entry).executeUpdate();
        database.createNativeMutationQuery("DELETE FROM circle_release_yes WHERE entry_id = :entry")
                .setParameter("entry", entry)
                .executeUpdate();
    }

    /** No trace is left of who ended it. */
    void end(long entry) {
        database.createNativeMutationQuery("DELETE FROM circle_release WHERE entry_id = :entry AND released_at IS NULL")
                .setParameter("entry", entry).executeUpdate();
    }

    private void run(String sql, long circle, long member) {
        database.createNativeMutationQuery(sql).setParameter("circle", circle).setParameter("member", member).executeUpdate();
    }
}
