package network.vanguard.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;

/** The rows of cases with their reports, decisions and appeals. */
@ApplicationScoped
class ModerationCases {

    /** A case and the entry that it is on, whatever was reported. */
    private static final String CASE = " FROM moderation_case c LEFT JOIN comment k ON k.id = c.comment_id "
            + "JOIN entry e ON e.id = coalesce(c.entry_id, k.entry_id) ";
    private static final String OWN = "(c.author_id = :me OR EXISTS (SELECT 1 FROM co_author a WHERE a.entry_id = c.entry_id "
            + "AND a.member_id = :me AND a.accepted))";
    private static final String WAITING = "(c.state = 'open' OR c.appealed)";

    private final Session database;

    ModerationCases(Session database) {
        this.database = database;
    }

    // ---------------------------------------------------------------- reports

    /** What can be reported: who wrote it, whether that is the viewer, and whether it is in a safe circle. */
    record Reportable(long authorId, boolean own, boolean circle) {}

    /** The caller has found it readable. */
    Reportable reportable(Subject subject, long memberId) {
        String sql = subject.entryId() != null
                ? "SELECT e.author_id, e.author_id = :me OR EXISTS (SELECT 1 FROM co_author a WHERE a.entry_id = e.id "
                        + "AND a.member_id = :me AND a.accepted), e.visibility = 'circle' FROM entry e WHERE e.id = :id"
                : "SELECT k.author_id, k.author_id = :me, e.visibility = 'circle' FROM comment k JOIN entry e ON e.id = k.entry_id "
                        + "WHERE k.id = :id";
        Tuple row = database.createNativeQuery(sql, Tuple.class).setParameter("me", memberId).setParameter("id", subject.id())
                .getSingleResult();
        return new Reportable(row.get(0, Long.class), row.get(1, Boolean.class), row.get(2, Boolean.class));
    }

    /** The open case of that thing, new if there is none; nobody else is at it until the transaction ends. */
    long open(Subject subject, long authorId, Instant now) {
        database.createNativeMutationQuery("INSERT INTO moderation_case (entry_id, comment_id, author_id, opened_at) "
                + "VALUES (:entry, :comment, :author, :now) ON CONFLICT DO NOTHING").setParameter("entry", subject.entryId())
                .setParameter("comment", subject.commentId()).setParameter("author", authorId).setParameter("now", now)
                .executeUpdate();
        return database.createNativeQuery("SELECT id FROM moderation_case WHERE state = 'open' AND "
                + (subject.entryId() == null ? "comment_id" : "entry_id") + " = :id FOR UPDATE", Long.class)
                .setParameter("id", subject.id()).getSingleResult();
    }

    /** The number of the new report; empty when there is one of that person already. */
    Optional<Long> addReport(long caseId, Subject subject, Viewer viewer, ReportInput input, Instant now) {
        List<Long> made = database.createNativeQuery("""
                INSERT INTO report (case_id, reporter_id, site_id, counts, rule, words, at)
                VALUES (:case, :me, :site, NOT EXISTS (SELECT 1 FROM report r JOIN moderation_case c ON c.id = r.case_id
                    WHERE r.reporter_id = :me AND c.id <> :case AND #same#), :rule, :words, :now)
                ON CONFLICT DO NOTHING RETURNING id""".replace("#same#",
                subject.entryId() == null ? "c.comment_id = :subject" : "c.entry_id = :subject"), Long.class)
                .setParameter("case", caseId).setParameter("me", viewer.memberId())
                .setParameter("site", viewer.affiliations().stream().map(one -> one.siteId()).min(Long::compare).orElse(null))
                .setParameter("subject", subject.id()).setParameter("rule", input.rule()).setParameter("words", input.words())
                .setParameter("now", now).getResultList();
        if (!made.isEmpty()) {
            database.createNativeMutationQuery("UPDATE moderation_case SET reports = reports + 1 WHERE id = :case")
                    .setParameter("case", caseId).executeUpdate();
        }
        return made.stream().findFirst();
    }

    long report(long caseId, long memberId) {
        return database.createNativeQuery("SELECT id FROM report WHERE case_id = :case AND reporter_id = :me", Long.class)
                .setParameter("case", caseId).setParameter("me", memberId).getSingleResult();
    }

    /** How many have reported it, people of one site as one. */
    int crowd(long caseId) {
        return database
                .createNativeQuery("SELECT CAST(count(DISTINCT CASE WHEN site_id IS NULL THEN -reporter_id ELSE site_id END) "
                        + "AS int) FROM report WHERE case_id = :case AND counts", Integer.class)
                .setParameter("case", caseId)
                .getSingleResult();
    }

    /** The rule that most of its reports name. */
    Rule mostNamed(long caseId) {
        return Rule.of(database.createNativeQuery("SELECT rule FROM report WHERE case_id = :case GROUP BY rule "
                + "ORDER BY count(*) DESC, min(id) LIMIT 1", String.class).setParameter("case", caseId).getSingleResult())
                .orElseThrow();
    }

    /** What the viewer reported last, newest first, with what became of it. */
    List<OwnReport> reportsOf(int most, Viewer viewer) {
        return own("true", most, viewer);
    }

    /** The viewer's last report of that thing, if there is one. */
    Optional<OwnReport> reportOf(Subject subject, Viewer viewer) {
        // numbers, not texts
        return own((subject.entryId() == null ? "c.comment_id = " : "c.entry_id = ") + subject.id(), 1, viewer).stream()
                .findFirst();
    }

    private List<OwnReport> own(String condition, int most, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT r.id, c.entry_id, c.comment_id, CASE WHEN #mayRead# THEN e.title END AS title, r.rule, r.words, r.at, c.state,
                       d.rule AS decided_rule, d.reason, d.at AS decided_at
                """.replace("#mayRead#", Readers.mayRead("e")) + CASE + """
                JOIN report r ON r.case_id = c.id LEFT JOIN LATERAL (SELECT * FROM decision d WHERE d.case_id = c.id
                    AND d.decided_by IS NOT NULL ORDER BY d.id DESC LIMIT 1) d ON true
                WHERE r.reporter_id = :me AND #condition# ORDER BY r.id DESC LIMIT :most"""
                .replace("#condition#", condition), Tuple.class).setParameter("most", most);
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new OwnReport(number(row, "id"), subject(row), text(row, "title"), rule(row, "rule"),
                        text(row, "words"), row.get("at", Instant.class), text(row, "state"),
                        text(row, "decided_rule") == null ? null : rule(row, "decided_rule"), text(row, "reason"),
                        row.get("decided_at", Instant.class)))
                .toList();
    }

    // ---------------------------------------------------------------- cases

    /** How a case stands for the viewer; nobody else changes it until the transaction ends when it is locked. */
    Optional<CaseStanding> standing(long caseId, boolean lock, Viewer viewer) {
        if (lock) {
            database.createNativeQuery("SELECT id FROM moderation_case WHERE id = :id FOR UPDATE", Long.class)
                    .setParameter("id", caseId).getResultList();
        }
        return database.createNativeQuery("SELECT c.id, c.entry_id, c.comment_id, e.visibility = 'circle' AS circle, c.state, "
                + "c.appealed, " + OWN
                + " AS own, EXISTS (SELECT 1 FROM report r WHERE r.case_id = c.id AND r.reporter_id = :me) "
                + "AS reported, d.id AS hiding, coalesce(d.decided_by = :me, false) AS by_self, "
                + "EXISTS (SELECT 1 FROM appeal a WHERE a.decision_id = d.id) AS appealed_once" + CASE
                + "LEFT JOIN LATERAL (SELECT * FROM decision d WHERE d.case_id = c.id AND d.verb = 'hide' ORDER BY d.id DESC LIMIT 1) "
                + "d ON true WHERE c.id = :id", Tuple.class).setParameter("id", caseId)
                .setParameter("me", viewer.memberId()).getResultList().stream().findFirst()
                .map(row -> new CaseStanding(number(row, "id"), subject(row), row.get("circle", Boolean.class),
                        text(row, "state"), row.get("appealed", Boolean.class), row.get("own", Boolean.class),
                        row.get("reported", Boolean.class), number(row, "hiding"), row.get("by_self", Boolean.class),
                        row.get("appealed_once", Boolean.class)));
    }

    void put(long caseId, String state) {
        database.createNativeMutationQuery(
                "UPDATE moderation_case SET state = :state, appealed = false, holder_id = NULL WHERE id = :id")
                .setParameter("state", state).setParameter("id", caseId).executeUpdate();
    }

    void hold(long caseId, long memberId) {
        database.createNativeMutationQuery("UPDATE moderation_case SET holder_id = :me WHERE id = :id")
                .setParameter("me", memberId).setParameter("id", caseId).executeUpdate();
    }

    /** @param memberId who decided; null when so many reports did */
    long decide(long caseId, String verb, Long memberId, Rule rule, String reason, Instant now) {
        return database.createNativeQuery("INSERT INTO decision (case_id, verb, decided_by, at, rule, reason) "
                + "VALUES (:case, :verb, :member, :now, :rule, :reason) RETURNING id", Long.class)
                .setParameter("case", caseId).setParameter("verb", verb).setParameter("member", memberId)
                .setParameter("now", now).setParameter("rule", rule.code()).setParameter("reason", reason).getSingleResult();
    }

    /** Who wrote what the case is about. */
    long authorOf(long caseId) {
        return database.createNativeQuery("SELECT author_id FROM moderation_case WHERE id = :id", Long.class)
                .setParameter("id", caseId).getSingleResult();
    }

    Rule ruleOf(long decisionId) {
        return Rule.of(database.createNativeQuery("SELECT rule FROM decision WHERE id = :id", String.class)
                .setParameter("id", decisionId).getSingleResult()).orElseThrow();
    }

    void appeal(long caseId, long decisionId, long memberId, String words, Instant now) {
        database.createNativeMutationQuery("INSERT INTO appeal (decision_id, member_id, words, at) "
                + "VALUES (:decision, :me, :words, :now)").setParameter("decision", decisionId).setParameter("me", memberId)
                .setParameter("words", words).setParameter("now", now).executeUpdate();
        database.createNativeMutationQuery("UPDATE moderation_case SET appealed = true, holder_id = NULL WHERE id = :id")
                .setParameter("id", caseId).executeUpdate();
    }

    void answer(long decisionId, boolean granted, long memberId, String words, Instant now) {
        database.createNativeMutationQuery("UPDATE appeal SET granted = :granted, answered_by = :me, answered_at = :now, "
                + "answer = :words WHERE decision_id = :decision AND granted IS NULL").setParameter("granted", granted)
                .setParameter("me", memberId).setParameter("now", now).setParameter("words", words)
                .setParameter("decision", decisionId).executeUpdate();
    }

    // ---------------------------------------------------------------- news of decisions

    /**
     * Keeps that everybody who wrote the thing has a decision to read, and everybody who reported it.
     *
     * @param reporters whether those who reported it as well: not while a moderator has still to decide
     */
    void tell(long caseId, boolean reporters) {
        database.createNativeMutationQuery("""
                INSERT INTO moderation_news (member_id, case_id, wrote)
                SELECT c.author_id, c.id, true FROM moderation_case c WHERE c.id = :case
                UNION SELECT a.member_id, c.id, true FROM moderation_case c JOIN co_author a ON a.entry_id = c.entry_id AND a.accepted
                    WHERE c.id = :case
                UNION SELECT r.reporter_id, r.case_id, false FROM report r WHERE r.case_id = :case AND :reporters
                ON CONFLICT DO NOTHING""").setParameter("case", caseId).setParameter("reporters", reporters).executeUpdate();
    }

    DecisionNews news(long memberId) {
        Tuple row = database.createNativeQuery("SELECT count(*) FILTER (WHERE wrote) AS wrote, "
                + "count(*) FILTER (WHERE NOT wrote) AS reported FROM moderation_news WHERE member_id = :me", Tuple.class)
                .setParameter("me", memberId).getSingleResult();
        return new DecisionNews(number(row, "wrote"), number(row, "reported"));
    }

    /** @param caseId the one that was opened; null for all */
    void opened(Long caseId, long memberId) {
        database.createNativeMutationQuery(
                "DELETE FROM moderation_news WHERE member_id = :me AND case_id = coalesce(:case, case_id)")
                .setParameter("me", memberId).setParameter("case", caseId, Long.class).executeUpdate();
    }

    // ---------------------------------------------------------------- what moderators see

    long waiting() {
        return database.createNativeQuery("SELECT count(*) FROM (SELECT 1 FROM moderation_case c WHERE " + WAITING
                + " LIMIT 1000) few", Long.class).getSingleResult();
    }

    /**
     * A page of the queue.
     *
     * @param after where the page before ended, or null
     */
    List<CaseLine> page(QueueOrder order, QueuePart part, CaseLine after, int limit, Viewer viewer) {
        String where = switch (part) {
            case WAITING -> WAITING;
            case MINE -> WAITING + " AND c.holder_id = :me";
            case DECIDED -> "NOT " + WAITING;
        };
        String beyond = switch (order) {
            case OLDEST -> "(c.opened_at, c.id) > (:opened, :last)";
            case MOST -> "(-c.reports, c.opened_at, c.id) > (-:reports, :opened, :last)";
        };
        NativeQuery<Tuple> query = database.createNativeQuery(LINE + CASE + "LEFT JOIN member h ON h.id = c.holder_id WHERE "
                + where + (after == null ? "" : " AND " + beyond) + " AND :me > 0 ORDER BY "
                + (order == QueueOrder.MOST ? "c.reports DESC, " : "") + "c.opened_at, c.id LIMIT :limit", Tuple.class)
                .setParameter("limit", limit).setParameter("me", viewer.memberId());
        if (after != null) {
            query.setParameter("opened", after.openedAt()).setParameter("last", after.id());
            if (order == QueueOrder.MOST) {
                query.setParameter("reports", after.reports());
            }
        }
        return query.getResultList().stream().map(ModerationCases::line).toList();
    }

    CaseLine line(long caseId) {
        return line(database.createNativeQuery(LINE + CASE + "LEFT JOIN member h ON h.id = c.holder_id WHERE c.id = :id",
                Tuple.class).setParameter("id", caseId).getSingleResult());
    }

    /** Of what stands in a safe circle nothing is told but that it does. */
    private static final String LINE = "SELECT c.id, c.entry_id, c.comment_id, e.visibility = 'circle' AS circle, "
            + "CASE WHEN e.visibility <> 'circle' THEN e.title END AS title, c.state, c.appealed, c.reports, c.opened_at, "
            + "h.handle AS holder, h.name AS holder_name, coalesce(k.state, e.state) = 'hidden' AS hidden";

    private static CaseLine line(Tuple row) {
        return new CaseLine(number(row, "id"), subject(row), row.get("circle", Boolean.class), text(row, "title"),
                text(row, "state"), row.get("appealed", Boolean.class), row.get("reports", Integer.class),
                row.get("opened_at", Instant.class), text(row, "holder"), text(row, "holder_name"),
                row.get("hidden", Boolean.class));
    }

    List<CaseView.Report> reports(long caseId, int most) {
        return database.createNativeQuery("SELECT rule, words, at FROM report WHERE case_id = :id ORDER BY id LIMIT :most",
                Tuple.class).setParameter("id", caseId).setParameter("most", most).getResultList().stream()
                .map(row -> new CaseView.Report(rule(row, "rule"), text(row, "words"), row.get("at", Instant.class)))
                .toList();
    }

    /** What the thing says, for whoever decides on it; empty for what stands in a safe circle. */
    Optional<CaseView.Said> said(Subject subject) {
        String sql = subject.entryId() != null
                ? "SELECT e.summary, left(e.body_text, 20000) AS body FROM entry e WHERE e.id = :id AND e.visibility <> 'circle'"
                : "SELECT CAST(NULL AS text) AS summary, k.body FROM comment k JOIN entry e ON e.id = k.entry_id WHERE k.id = :id "
                        + "AND e.visibility <> 'circle'";
        return database.createNativeQuery(sql, Tuple.class).setParameter("id", subject.id()).getResultList().stream()
                .findFirst()
                .map(row -> new CaseView.Said(text(row, "summary"), text(row, "body")));
    }

    // ---------------------------------------------------------------- decisions, for those who they are about

    private static final String DECISION = """
            SELECT d.id, c.id AS case_id, c.entry_id, c.comment_id, d.verb, d.decided_by IS NULL AS automatic, d.at, d.rule, d.reason,
                   e.title, e.visibility = 'circle' AS circle, a.words, a.at AS appealed_at, a.granted, a.answer, a.answered_at,
                   coalesce(k.state, e.state) = 'hidden' AS hidden, CASE WHEN k.author_id = :me THEN k.body END AS body,
                   NOT EXISTS (SELECT 1 FROM decision later WHERE later.case_id = c.id AND later.id > d.id) AS last, c.state,
                   c.reports > 0 AS reported
            """;

    /** The decisions on a case, oldest first; their texts about it are for moderators as for its author. */
    List<DecisionView> decisions(long caseId, Viewer viewer) {
        return database.createNativeQuery(DECISION + CASE + "JOIN decision d ON d.case_id = c.id LEFT JOIN appeal a ON "
                + "a.decision_id = d.id WHERE c.id = :id ORDER BY d.id", Tuple.class).setParameter("id", caseId)
                .setParameter("me", viewer.memberId()).getResultList().stream().map(ModerationCases::decision).toList();
    }

    /** The last decisions on what the viewer wrote, newest first. */
    List<DecisionView> decisionsFor(int most, Viewer viewer) {
        return database.createNativeQuery(DECISION + CASE + "JOIN decision d ON d.case_id = c.id LEFT JOIN appeal a ON "
                + "a.decision_id = d.id WHERE c.id IN (SELECT mine.id FROM moderation_case mine WHERE mine.author_id = :me UNION "
                + "SELECT ours.id FROM moderation_case ours JOIN co_author w ON w.entry_id = ours.entry_id WHERE w.member_id = :me "
                + "AND w.accepted) ORDER BY d.id DESC LIMIT :most", Tuple.class).setParameter("most", most)
                .setParameter("me", viewer.memberId()).getResultList().stream().map(ModerationCases::decision).toList();
    }

    /** One decision on what the viewer wrote. */
    Optional<DecisionView> decisionFor(long id, Viewer viewer) {
        return database.createNativeQuery(DECISION + CASE + "JOIN decision d ON d.case_id = c.id LEFT JOIN appeal a ON "
                + "a.decision_id = d.id WHERE d.id = :id AND " + OWN, Tuple.class).setParameter("id", id)
                .setParameter("me", viewer.memberId()).getResultList().stream().findFirst().map(ModerationCases::decision);
    }

    /** The last decision on that thing, and the case that it is of. */
    Optional<Last> last(Subject subject) {
        return database
                .createNativeQuery("SELECT d.id, c.id AS case_id FROM moderation_case c JOIN decision d ON d.case_id = c.id "
                        + "WHERE " + (subject.entryId() == null ? "c.comment_id" : "c.entry_id")
                        + " = :id ORDER BY d.id DESC LIMIT 1",
                        Tuple.class)
                .setParameter("id", subject.id()).getResultList().stream().findFirst()
                .map(row -> new Last(number(row, "id"), number(row, "case_id")));
    }

    /** The numbers of a decision and of its case. */
    record Last(long decision, long caseId) {}

    private static DecisionView decision(Tuple row) {
        DecisionView.Appeal appeal = text(row, "words") == null
                ? null
                : new DecisionView.Appeal(text(row, "words"), row.get("appealed_at", Instant.class),
                        row.get("granted", Boolean.class), text(row, "answer"), row.get("answered_at", Instant.class));
        boolean last = row.get("last", Boolean.class);
        String verb = text(row, "verb");
        return new DecisionView(number(row, "id"), number(row, "case_id"), subject(row), text(row, "title"), verb,
                row.get("automatic", Boolean.class), row.get("at", Instant.class), rule(row, "rule"), text(row, "reason"),
                appeal,
                last && verb.equals("hide") && appeal == null && row.get("hidden", Boolean.class),
                row.get("hidden", Boolean.class), text(row, "body"), row.get("reported", Boolean.class));
    }

    private static Subject subject(Tuple row) {
        return new Subject(number(row, "entry_id"), number(row, "comment_id"));
    }

    private static Rule rule(Tuple row, String column) {
        return Rule.of(text(row, column)).orElseThrow();
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        return row.get(column, Long.class);
    }
}
