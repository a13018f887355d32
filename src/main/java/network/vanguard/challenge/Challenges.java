package network.vanguard.challenge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.challenge.ChallengePage.Reply;
import network.vanguard.challenge.ChallengePolicy.Facts;
import network.vanguard.comment.ChallengeRule;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.text.PlainText;

/** The rows of challenges. One whose comment is another kind by now, or cannot be read, is left out everywhere. */
@ApplicationScoped
class Challenges {

    private static final int EXCERPT = 200;
    private static final String STATE = ChallengeRule.state("h", ":today");
    private static final String FROM = "\n" + """
            FROM challenge h JOIN comment c ON c.id = h.comment_id JOIN entry e ON e.id = h.entry_id
                  LEFT JOIN member o ON o.id = h.owner_id
                  LEFT JOIN comment a ON a.id = h.answer_id AND a.state = 'visible'
                  LEFT JOIN comment u ON u.id = h.unknown_id AND u.state = 'visible'
             WHERE c.kind = 'challenge' AND c.state = 'visible' AND %s""".formatted(Readers.mayRead("e"));
    private static final String ROW = """
            SELECT h.comment_id, h.entry_id, e.kind, e.slug, e.title, c.body, o.handle, o.name, h.raised_at, h.due, %s AS state,
                   h.answered_at, a.id AS answer, u.id AS unknown""".formatted(STATE) + FROM;
    /** Nobody can answer any more under what is archived; what a circle says to itself is not counted for others. */
    private static final String QUEUE = " AND e.state = 'published'";
    private static final String NO_CIRCLE = " AND e.visibility <> 'circle'";

    private final Session database;

    Challenges(Session database) {
        this.database = database;
    }

    /**
     * Gives a comment that is a challenge its owner and its day; what was one before begins anew. The owner: the author, for a site's entry as
     * long as they belong to it; then who else wrote it and belongs to it; then a lead of the site; then who wrote it all the same; at last a
     * curator. Of several, who answers for the fewest. Never who raised it by name, nor somebody whose account is closed, nor the platform
     * itself, nor anybody outside a circle. Whoever raised it as a role is not passed over: else it would tell who it is. Does nothing for any
     * other kind of comment.
     */
    void raise(long id, Instant now, LocalDate due) {
        Optional<Long> raised = database.createNativeQuery("""
                INSERT INTO challenge (comment_id, entry_id, owner_id, raised_at, due)
                SELECT c.id, c.entry_id, (
                    SELECT m.id FROM (
                        SELECT w.id, CASE WHEN e.site_id IS NULL OR EXISTS (SELECT 1 FROM site_membership b WHERE b.member_id = w.id
                            AND b.site_id = e.site_id AND (b.until IS NULL OR b.until > :now)) THEN w.turn ELSE w.turn + 3 END AS turn
                        FROM (SELECT e.author_id AS id, 1 AS turn UNION ALL SELECT k.member_id, 2 FROM co_author k
                              WHERE k.entry_id = e.id AND k.accepted) w
                        UNION ALL SELECT b.member_id, 3 FROM site_membership b WHERE b.site_id = e.site_id AND b.role = 'lead'
                            AND (b.until IS NULL OR b.until > :now) AND e.visibility <> 'circle'
                        UNION ALL SELECT k.id, 7 FROM member k WHERE 'curator' = ANY (k.roles) AND e.visibility <> 'circle') who
                    JOIN member m ON m.id = who.id AND m.active AND m.subject <> 'platform'
                    WHERE (m.id <> c.author_id OR c.spoken_role IS NOT NULL)
                    ORDER BY who.turn, (SELECT count(*) FROM challenge o WHERE o.owner_id = m.id AND o.answered_at IS NULL), m.id LIMIT 1),
                    :now, :due
                FROM comment c JOIN entry e ON e.id = c.entry_id WHERE c.id = :id AND c.kind = 'challenge'
                ON CONFLICT (comment_id) DO UPDATE SET owner_id = excluded.owner_id, raised_at = excluded.raised_at,
                    due = excluded.due, unknown_id = NULL, answered_at = NULL, answered_by = NULL, answer_id = NULL
                RETURNING comment_id""", Long.class).setParameter("id", id).setParameter("now", now).setParameter("due", due)
                .getResultList().stream().findFirst();
        raised.ifPresent(any -> database.createNativeMutationQuery("""
                INSERT INTO challenge_event (comment_id, what, by_id, to_id, at)
                SELECT h.comment_id, 'raised', c.author_id, h.owner_id, :now
                FROM challenge h JOIN comment c ON c.id = h.comment_id WHERE h.comment_id = :id""").setParameter("id", id)
                .setParameter("now", now).executeUpdate());
    }

    /** Nobody else decides on it until the transaction ends. */
    void lock(long id) {
        database.createNativeQuery("SELECT comment_id FROM challenge WHERE comment_id = :id FOR UPDATE", Long.class)
                .setParameter("id", id).getResultList();
    }

    /** Those that the viewer may read, by their day, from behind that one. */
    List<ChallengeView> page(ChallengeFilter filter, LocalDate afterDue, long afterId, LocalDate today, int limit,
            Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>(Map.of("today", today, "limit", limit));
        StringBuilder sql = new StringBuilder(ROW).append(QUEUE).append(filter.mine() ? "" : NO_CIRCLE)
                .append(where(filter, parameters));
        if (filter.state() == null) {
            sql.append(" AND h.answered_at IS NULL");
        } else {
            sql.append(" AND ").append(STATE).append(" = :state");
            parameters.put("state", filter.state().code());
        }
        if (filter.mine()) {
            sql.append(" AND h.owner_id = :me");
        }
        if (afterDue != null) {
            sql.append(" AND (h.due, h.comment_id) > (:afterDue, :afterId)");
            parameters.put("afterDue", afterDue);
            parameters.put("afterId", afterId);
        }
        NativeQuery<Tuple> query = database
                .createNativeQuery(sql.append(" ORDER BY h.due, h.comment_id LIMIT :limit").toString(), Tuple.class);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getResultList().stream().map(Challenges::view).toList();
    }

    /** How many of each state the viewer may read, whatever state and owner are filtered by. */
    ChallengeCounts counts(ChallengeFilter filter, LocalDate today, Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>(Map.of("today", today));
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'past-due') AS past_due,
                       count(*) FILTER (WHERE state = 'answered') AS answered, count(*) FILTER (WHERE state = 'unknown') AS unknown
                FROM (SELECT\s""" + STATE + " AS state" + FROM + QUEUE + NO_CIRCLE + where(filter, parameters) + ") AS found",
                Tuple.class);
        parameters.forEach(query::setParameter);
        Tuple row = Readers.bind(query, viewer).getSingleResult();
        return new ChallengeCounts(number(row, "open"), number(row, "past_due"), number(row, "answered"),
                number(row, "unknown"));
    }

    private static String where(ChallengeFilter filter, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (filter.kind() != null) {
            where.append(" AND e.kind = :kind");
            parameters.put("kind", filter.kind().code());
        }
        if (filter.site() != null) {
            where.append(" AND e.site_id = (SELECT id FROM site WHERE slug = :site)");
            parameters.put("site", filter.site());
        }
        if (filter.tag() != null) {
            where.append(" AND EXISTS (SELECT 1 FROM entry_tag t JOIN concept k ON k.id = t.concept_id "
                    + "WHERE t.entry_id = e.id AND k.slug = :tag)");
            parameters.put("tag", filter.tag());
        }
        return where.toString();
    }

    /** One that the viewer may read. */
    Optional<ChallengeView> one(long id, LocalDate today, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(ROW + " AND h.comment_id = :id", Tuple.class)
                .setParameter("id", id).setParameter("today", today);
        return Readers.bind(query, viewer).getResultList().stream().findFirst().map(Challenges::view);
    }

    /** What a decision on it rests on; the caller has found it readable. */
    Facts facts(long id, Instant now, Viewer viewer) {
        Tuple row = database.createNativeQuery("""
                SELECT c.author_id, c.spoken_role IS NOT NULL AS as_role, h.owner_id, e.site_id, c.site_id AS spoken_from, h.answered_at IS NOT NULL AS closed,
                       e.author_id = :viewer OR EXISTS (SELECT 1 FROM co_author k WHERE k.entry_id = e.id AND k.member_id = :viewer
                           AND k.accepted) AS wrote,
                       EXISTS (SELECT 1 FROM site_membership b WHERE b.member_id = c.author_id
                           AND (b.until IS NULL OR b.until > :now) AND b.site_id = ANY (CAST(:own AS bigint[]))) AS shares
                FROM challenge h JOIN comment c ON c.id = h.comment_id JOIN entry e ON e.id = h.entry_id
                WHERE h.comment_id = :id""", Tuple.class).setParameter("id", id).setParameter("viewer", viewer.memberId())
                .setParameter("own", viewer.siteIdArray()).setParameter("now", now).getSingleResult();
        return new Facts(number(row, "author_id"), row.get("as_role", Boolean.class), number(row, "owner_id"),
                number(row, "site_id"),
                number(row, "spoken_from"), row.get("wrote", Boolean.class), row.get("shares", Boolean.class),
                row.get("closed", Boolean.class));
    }

    /** What happened to it, the first first, at most a hundred. */
    List<ChallengeEvent> events(long id) {
        return database.createNativeQuery("""
                SELECT v.what, v.reason, v.at, a.id AS answer,
                       CASE WHEN v.by_id <> c.author_id OR v.what IN ('passed', 'unknown') THEN b.handle END AS by_handle,
                       b.name AS by_name, t.handle AS to_handle, t.name AS to_name
                FROM challenge_event v JOIN comment c ON c.id = v.comment_id JOIN member b ON b.id = v.by_id
                     LEFT JOIN member t ON t.id = v.to_id LEFT JOIN comment a ON a.id = v.answer_id AND a.state = 'visible'
                WHERE v.comment_id = :id ORDER BY v.id LIMIT 100""", Tuple.class).setParameter("id", id).getResultList()
                .stream().map(row -> new ChallengeEvent(text(row, "what"), person(row, "by_handle", "by_name"),
                        person(row, "to_handle", "to_name"), number(row, "answer"), text(row, "reason"),
                        row.get("at", Instant.class)))
                .toList();
    }

    /** The direct replies that can be read, in their order. */
    List<Reply> replies(long id, int most) {
        return database.createNativeQuery(
                "SELECT id, body FROM comment WHERE parent_id = :id AND state = 'visible' ORDER BY id LIMIT :most", Tuple.class)
                .setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(row -> new Reply(number(row, "id"), PlainText.excerpt(text(row, "body"), EXCERPT))).toList();
    }

    /** Whether that comment can be read and stands below the challenge. */
    boolean answers(long id, long answer) {
        return !database.createNativeQuery("""
                SELECT a.id FROM comment a JOIN comment c ON c.id = :id AND c.entry_id = a.entry_id
                WHERE a.id = :answer AND a.state = 'visible' AND a.id <> c.id
                AND substring(a.path FROM 1 FOR length(c.path)) = c.path""", Long.class).setParameter("id", id)
                .setParameter("answer", answer).getResultList().isEmpty();
    }

    void own(long id, long memberId) {
        database.createNativeMutationQuery("UPDATE challenge SET owner_id = :owner WHERE comment_id = :id")
                .setParameter("owner", memberId).setParameter("id", id).executeUpdate();
    }

    void unknown(long id, long comment) {
        database.createNativeMutationQuery("UPDATE challenge SET unknown_id = :comment WHERE comment_id = :id")
                .setParameter("comment", comment).setParameter("id", id).executeUpdate();
    }

    /** Marks it as answered; with nobody it is not any more. */
    void mark(long id, Long by, Long answer, Instant now) {
        database.createNativeMutationQuery(
                "UPDATE challenge SET answered_by = :by, answer_id = :answer, answered_at = :at WHERE comment_id = :id")
                .setParameter("by", by, Long.class).setParameter("answer", answer, Long.class)
                .setParameter("at", by == null ? null : now, Instant.class).setParameter("id", id).executeUpdate();
    }

    void tell(long id, String what, long by, Long to, Long answer, String reason, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO challenge_event (comment_id, what, by_id, to_id, answer_id, reason, at)
                VALUES (:id, :what, :by, :to, :answer, :reason, :now)""").setParameter("id", id).setParameter("what", what)
                .setParameter("by", by).setParameter("to", to, Long.class).setParameter("answer", answer, Long.class)
                .setParameter("reason", reason).setParameter("now", now).executeUpdate();
    }

    private static ChallengeView view(Tuple row) {
        return new ChallengeView(number(row, "comment_id"), number(row, "entry_id"),
                EntryKind.of(text(row, "kind")).orElseThrow(), text(row, "slug"), text(row, "title"),
                PlainText.excerpt(text(row, "body"), EXCERPT), person(row, "handle", "name"),
                row.get("raised_at", Instant.class), row.get("due", LocalDate.class),
                ChallengeState.of(text(row, "state")).orElseThrow(), row.get("answered_at", Instant.class),
                number(row, "answer"), number(row, "unknown"));
    }

    private static MemberRef person(Tuple row, String handle, String name) {
        return text(row, handle) == null ? null : new MemberRef(text(row, handle), text(row, name));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
