package network.vanguard.comment;

import static java.util.Comparator.comparingInt;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import org.hibernate.query.NativeQuery;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;
import network.vanguard.text.SafeHtml;

/** The rows of comments and of their threads. */
@ApplicationScoped
class Comments implements PanacheRepository<Comment> {

    /** Whether the comment replies to a question; else it may answer the discussion in which it stands. */
    private static final String REPLY = "p.state = 'visible' AND p.kind = 'question'";
    private static final String ASKER = "CASE WHEN " + REPLY
            + " THEN p.author_id WHEN asked.entry_id IS NOT NULL THEN e.author_id END";
    /**
     * Since when a reply has waited without a word from whoever asked; only for curators, and not where whoever asked has decided. What they
     * wrote by name counts when they asked by name, what they wrote as a role when they asked as that: else it would tell who it is.
     */
    private static final String SILENT_SINCE = """
            CASE WHEN (SELECT CAST(:curator AS boolean)) AND c.state = 'visible' AND e.visibility <> 'circle' AND (#reply# OR asked.entry_id IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM accepted_answer a JOIN comment r ON r.id = a.answer_id AND r.state = 'visible'
                    WHERE a.entry_id = c.entry_id AND a.curator_id IS NULL
                    AND a.question_id IS NOT DISTINCT FROM CASE WHEN #reply# THEN p.id END)
                THEN greatest(c.posted_at, (SELECT greatest(w.posted_at, w.edited_at) FROM comment w
                    WHERE w.entry_id = c.entry_id AND w.author_id = #asker#
                    AND w.spoken_mark IS NOT DISTINCT FROM CASE WHEN #reply# THEN p.spoken_mark END
                    ORDER BY w.id DESC LIMIT 1)) END""".replace("#reply#",
            REPLY);

    private static final String VIEW = """
            SELECT c.id, c.entry_id, c.parent_id, c.path, c.depth, c.kind, c.author_id, #handle#, #name#, c.site_id,
                   s.slug AS site_slug, s.name AS site_name, c.body, c.html, c.state, c.posted_at, c.edited_at, e.state AS entry_state,
                   p.state AS parent_state, #parentHandle#, #parentName#, led.slug AS led_slug, led.title AS led_title,
                   coalesce(t.total, 0) AS total, coalesce(t.newest, 0) AS newest, c.quote, c.useful, c.doing, c.wanting, c.kids, c.folded,
                   (SELECT string_agg(r.kind, ' ') FROM comment_reaction r WHERE r.comment_id = c.id AND r.member_id = :me) AS reacted,
                   EXISTS (SELECT 1 FROM challenge late WHERE late.entry_id = c.entry_id AND #late#) AS challenged,
                   ch.due, oh.handle AS owner_handle, oh.name AS owner_name,
                   #standing# AS challenge,
                   acc.answer_id, EXISTS (SELECT 1 FROM accepted_answer a LEFT JOIN comment q ON q.id = a.question_id
                       WHERE a.answer_id = c.id AND (a.question_id IS NULL AND asked.entry_id IS NOT NULL
                           OR q.kind = 'question' AND q.state = 'visible')) AS accepted,
                   EXISTS (SELECT 1 FROM accepted_answer a WHERE a.answer_id = c.id AND a.curator_id IS NOT NULL) AS by_curator,
                   #asker# AS asker_id, #silentSince# AS silent_since,
                   c.spoken_role, c.spoken_setting, c.spoken_mark, p.spoken_role AS parent_role,
                   p.spoken_setting AS parent_setting, p.spoken_mark AS parent_mark
            FROM comment c JOIN entry e ON e.id = c.entry_id JOIN member m ON m.id = c.author_id LEFT JOIN site s ON s.id = c.site_id
                 LEFT JOIN comment p ON p.id = c.parent_id LEFT JOIN member pm ON pm.id = p.author_id
                 LEFT JOIN entry led ON led.id = c.led_to AND led.kind = 'case-study' AND #mayRead#
                 LEFT JOIN comment_thread t ON t.entry_id = c.entry_id
                 LEFT JOIN challenge ch ON ch.comment_id = c.id AND c.kind = 'challenge' LEFT JOIN member oh ON oh.id = ch.owner_id
                 LEFT JOIN (SELECT a.question_id, a.answer_id FROM accepted_answer a JOIN comment r ON r.id = a.answer_id
                     WHERE r.state = 'visible') acc ON acc.question_id = c.id AND c.kind = 'question'
                 LEFT JOIN discussion asked ON asked.entry_id = c.entry_id AND asked.purpose = 'question'
            """.replace("#late#", ChallengeRule.late("late", ChallengeRule.TODAY))
            .replace("#standing#", ChallengeRule.state("ch", ChallengeRule.TODAY))
            .replace("#silentSince#", SILENT_SINCE).replace("#asker#", ASKER).replace("#mayRead#", Readers.mayRead("led"))
            .replace("#handle#", unlessRole("c", "m.handle") + " AS handle")
            .replace("#name#", unlessRole("c", "m.name") + " AS author_name")
            .replace("#parentHandle#", unlessRole("p", "pm.handle") + " AS parent_handle")
            .replace("#parentName#", unlessRole("p", "pm.name") + " AS parent_name");

    /** As a query of its own: knowing which thread it is, PostgreSQL would plan these joins anew for each page, which takes longer than they do. */
    private static final String OF_ENTRY = "c.entry_id = (SELECT CAST(:entry AS bigint))";

    /** So many comments are read at once where all of a thread are. */
    private static final int PIECE = 1_000;

    private final Clock clock;

    Comments(Clock clock) {
        this.clock = clock;
    }

    /** Who somebody is leaves the database only when they speak by name. */
    private static String unlessRole(String comment, String column) {
        return "CASE WHEN " + comment + ".spoken_role IS NULL THEN " + column + " END";
    }

    /** A comment and its place, which only this package knows, with how many comments of its thread can be seen, the last of them, and
     * whether a challenge in it has waited too long for an answer. */
    record Placed(byte[] path, int total, long newest, boolean challenged, CommentView comment) {}

    Optional<Comment> forUpdate(long id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<byte[]> pathOf(long entryId, long id) {
        return getSession().createNativeQuery("SELECT path FROM comment WHERE id = :id AND entry_id = :entry", byte[].class)
                .setParameter("id", id).setParameter("entry", entryId).getResultList().stream().findFirst();
    }

    /** What a comment says, while it can be read. */
    Optional<String> visibleText(long entryId, long id) {
        return getSession()
                .createNativeQuery("SELECT body FROM comment WHERE id = :id AND entry_id = :entry AND state = 'visible'",
                        String.class)
                .setParameter("id", id).setParameter("entry", entryId).getResultList().stream().findFirst();
    }

    /**
     * The comments under that entry that can be read and of which a text, also one from before an edit or one that they quote, is such.
     *
     * @return their numbers, ascending; the thread is read in pieces, so its length costs time but no memory
     */
    List<Long> saying(long entryId, Predicate<String> such) {
        List<Long> found = new ArrayList<>();
        long after = 0;
        List<Tuple> rows;
        do {
            rows = getSession()
                    .createNativeQuery("""
                    SELECT c.id, c.body, c.quote, (SELECT string_agg(r.body, E'\\n\\n') FROM comment_revision r WHERE r.comment_id = c.id) before
                      FROM comment c
                     WHERE c.entry_id = :entry AND c.id > :after AND c.state = 'visible' ORDER BY c.id LIMIT :limit""",
                            Tuple.class)
                    .setParameter("entry", entryId).setParameter("after", after).setParameter("limit", PIECE).getResultList();
            for (Tuple row : rows) {
                after = number(row, "id");
                if (Stream.of("body", "quote", "before").anyMatch(column -> such.test(text(row, column)))) {
                    found.add(after);
                }
            }
        } while (rows.size() == PIECE);
        return found;
    }

    /** Takes the next place on the entry itself. */
    int nextOnEntry(long entryId) {
        return getSession().createNativeQuery("""
                INSERT INTO comment_thread (entry_id, kids) VALUES (:entry, 1)
                ON CONFLICT (entry_id) DO UPDATE SET kids = comment_thread.kids + 1
                RETURNING kids""", Integer.class).setParameter("entry", entryId).getSingleResult();
    }

    /** Takes the next place among the replies to the comment at that path. Only replies to the same comment wait for each other. */
    int nextReply(long entryId, byte[] path) {
        return getSession()
                .createNativeQuery("UPDATE comment SET kids = kids + 1 WHERE entry_id = :entry AND path = :path RETURNING kids",
                        Integer.class)
                .setParameter("entry", entryId).setParameter("path", path).getSingleResult();
    }

    /** Counts a comment that was posted, and tells every node of it once this transaction is over. */
    void posted(long entryId, long id) {
        getSession().createNativeMutationQuery("""
                UPDATE comment_thread SET total = total + 1, newest = greatest(newest, :id) WHERE entry_id = :entry""")
                .setParameter("id", id).setParameter("entry", entryId).executeUpdate();
        getSession().createNativeQuery("SELECT 1 FROM pg_notify(:channel, :news)", Integer.class)
                .setParameter("channel", CommentNews.CHANNEL).setParameter("news", entryId + " " + id).getSingleResult();
    }

    void count(long entryId, int more) {
        getSession().createNativeMutationQuery("UPDATE comment_thread SET total = total + :more WHERE entry_id = :entry")
                .setParameter("more", more).setParameter("entry", entryId).executeUpdate();
    }

    /** How many comments of that entry can be seen; empty when the viewer may not read the entry. */
    Question<Optional<Integer>> total(long entryId, Viewer viewer) {
        NativeQuery<Tuple> query = getSession().createNativeQuery("SELECT coalesce(t.total, 0) AS total FROM entry e "
                + "LEFT JOIN comment_thread t ON t.entry_id = e.id WHERE e.id = :entry AND " + Readers.mayOpen("e"),
                Tuple.class).setParameter("entry", entryId);
        return Question.of(Readers.bind(query, viewer),
                rows -> rows.stream().findFirst().map(row -> row.get("total", Integer.class)));
    }

    Map<Long, Integer> totals(Collection<Long> entryIds) {
        Map<Long, Integer> totals = new HashMap<>();
        if (!entryIds.isEmpty()) {
            getSession().createNativeQuery("SELECT entry_id, total FROM comment_thread WHERE entry_id IN (:ids)", Tuple.class)
                    .setParameter("ids", entryIds).getResultList()
                    .forEach(row -> totals.put(row.get(0, Long.class), row.get(1, Integer.class)));
        }
        return totals;
    }

    /** In reading order, from behind that path. */
    Question<List<Placed>> page(long entryId, byte[] after, int limit, Viewer viewer) {
        return placed(
                VIEW + "WHERE " + OF_ENTRY + " AND c.path > (SELECT CAST(:after AS bytea)) AND " + Readers.mayOpen("e")
                        + " ORDER BY c.path",
                query -> query.setParameter("after", after), entryId, limit, viewer);
    }

    /** The same, without what is folded away. */
    Question<List<Placed>> shown(long entryId, byte[] after, int limit, Viewer viewer) {
        return placed(VIEW + "WHERE " + OF_ENTRY + " AND NOT c.folded AND c.path > (SELECT CAST(:after AS bytea)) AND "
                + Readers.mayOpen("e")
                + " ORDER BY c.path", query -> query.setParameter("after", after), entryId, limit, viewer);
    }

    /** What stands below that comment, in reading order, from behind the path after. */
    Question<List<Placed>> branch(long entryId, byte[] root, byte[] after, int limit, Viewer viewer) {
        return placed(
                VIEW + "WHERE " + OF_ENTRY
                        + " AND c.path > (SELECT CAST(:after AS bytea)) AND c.path < (SELECT CAST(:end AS bytea)) AND "
                        + Readers.mayOpen("e")
                        + " ORDER BY c.path",
                query -> query.setParameter("after", after)
                        .setParameter("end", CommentPath.end(root)),
                entryId, limit, viewer);
    }

    /** The last ones first, from before that number. */
    Question<List<Placed>> newest(long entryId, long before, int limit, Viewer viewer) {
        return placed(
                VIEW + "WHERE " + OF_ENTRY + " AND c.id < (SELECT CAST(:before AS bigint)) AND " + Readers.mayOpen("e")
                        + " ORDER BY c.id DESC",
                query -> query.setParameter("before", before), entryId, limit, viewer);
    }

    /** Those posted after that one, in the order of their numbers. */
    Question<List<Placed>> since(long entryId, long after, int limit, Viewer viewer) {
        return placed(
                VIEW + "WHERE " + OF_ENTRY + " AND c.id > (SELECT CAST(:after AS bigint)) AND " + Readers.mayOpen("e")
                        + " ORDER BY c.id",
                query -> query.setParameter("after", after), entryId, limit, viewer);
    }

    /**
     * Comments on the entry itself by how many found them useful, from behind the one of that count and number; each with the first of
     * what is shown below it.
     *
     * @param tops  how many of them
     * @param below how many below each, itself included
     */
    List<Placed> mostUseful(long entryId, int useful, long id, int tops, int below, Viewer viewer) {
        // Two queries, and limits that the planner knows: for limits that it does not know it reads the whole thread.
        List<Long> picked = getSession().createNativeQuery("""
                SELECT below.id FROM (
                    SELECT t.path, t.useful, t.id FROM comment t
                    WHERE t.entry_id = :entry AND t.depth = 0 AND (t.useful, t.id) < (:useful, :id)
                    ORDER BY t.useful DESC, t.id DESC LIMIT %d) top
                CROSS JOIN LATERAL (
                    SELECT b.id, b.path FROM comment b WHERE b.entry_id = :entry AND NOT b.folded AND b.path >= top.path
                        AND b.path < top.path || CAST('\\xffffffff' AS bytea)
                    ORDER BY b.path LIMIT %d) below
                ORDER BY top.useful DESC, top.id DESC, below.path""".formatted(tops, below), Long.class)
                .setParameter("entry", entryId).setParameter("useful", useful).setParameter("id", id).getResultList();
        if (picked.isEmpty()) {
            return List.of();
        }
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery(VIEW + "WHERE c.id IN (:picked) AND " + Readers.mayOpen("e"), Tuple.class)
                .setParameter("picked", picked);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> placed(row, viewer))
                .sorted(comparingInt(placed -> picked.indexOf(placed.comment().id()))).toList();
    }

    private Question<List<Placed>> placed(String sql, UnaryOperator<NativeQuery<Tuple>> rest, long entryId, int limit,
            Viewer viewer) {
        // The limit stands in the text: not knowing it, the planner would read the whole thread.
        NativeQuery<Tuple> query = rest
                .apply(getSession().createNativeQuery(sql + " LIMIT " + limit, Tuple.class).setParameter("entry", entryId));
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream().map(row -> placed(row, viewer)).toList());
    }

    /** The number of the comment at that place. */
    long at(long entryId, byte[] path) {
        return getSession().createNativeQuery("SELECT id FROM comment WHERE entry_id = :entry AND path = :path", Long.class)
                .setParameter("entry", entryId).setParameter("path", path).getSingleResult();
    }

    Optional<Placed> one(long id, Viewer viewer) {
        NativeQuery<Tuple> query = getSession()
                .createNativeQuery(VIEW + "WHERE c.id = :id AND " + Readers.mayOpen("e"), Tuple.class).setParameter("id", id);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> placed(row, viewer)).findFirst();
    }

    /** The number of a speaker in that thread, given out when they first speak as a role there. */
    int mark(long entryId, long memberId) {
        getSession().createNativeQuery("SELECT entry_id FROM comment_thread WHERE entry_id = :entry FOR UPDATE", Long.class)
                .setParameter("entry", entryId).getSingleResult();
        getSession().createNativeMutationQuery("""
                INSERT INTO comment_speaker (entry_id, member_id, mark)
                SELECT :entry, :member, coalesce(max(mark), 0) + 1 FROM comment_speaker WHERE entry_id = :entry
                ON CONFLICT (entry_id, member_id) DO NOTHING""").setParameter("entry", entryId).setParameter("member", memberId)
                .executeUpdate();
        return getSession()
                .createNativeQuery("SELECT mark FROM comment_speaker WHERE entry_id = :entry AND member_id = :member",
                        Integer.class)
                .setParameter("entry", entryId).setParameter("member", memberId).getSingleResult();
    }

    void ledTo(Collection<Long> ids, long entryId) {
        if (!ids.isEmpty()) {
            getSession().createNativeMutationQuery("UPDATE comment SET led_to = :entry WHERE id IN (:ids)")
                    .setParameter("entry", entryId).setParameter("ids", ids).executeUpdate();
        }
    }

    /** The paths before that one of those that are shown, nearest first. */
    List<byte[]> before(long entryId, byte[] path, int limit) {
        return getSession()
                .createNativeQuery("SELECT path FROM comment WHERE entry_id = :entry AND NOT folded AND path < :path "
                        + "ORDER BY path DESC LIMIT :limit", byte[].class)
                .setParameter("entry", entryId).setParameter("path", path).setParameter("limit", limit).getResultList();
    }

    /** The paths before that one below another comment, nearest first. */
    List<byte[]> before(long entryId, byte[] root, byte[] path, int limit) {
        return getSession()
                .createNativeQuery("SELECT path FROM comment WHERE entry_id = :entry AND path > :root AND path < :path "
                        + "ORDER BY path DESC LIMIT :limit", byte[].class)
                .setParameter("entry", entryId).setParameter("root", root).setParameter("path", path)
                .setParameter("limit", limit).getResultList();
    }

    /** Adds a reaction; whether it was not there before. The count of it is kept beside it. */
    boolean react(long id, Reaction reaction, long memberId, Instant now) {
        boolean added = getSession().createNativeMutationQuery("""
                INSERT INTO comment_reaction (comment_id, member_id, kind, reacted_at) VALUES (:id, :member, :kind, :now)
                ON CONFLICT DO NOTHING""").setParameter("id", id).setParameter("member", memberId)
                .setParameter("kind", reaction.code()).setParameter("now", now).executeUpdate() > 0;
        if (added) {
            count(id, reaction, 1);
        }
        return added;
    }

    /** Takes a reaction back, if it was there. */
    void unreact(long id, Reaction reaction, long memberId) {
        int gone = getSession().createNativeMutationQuery(
                "DELETE FROM comment_reaction WHERE comment_id = :id AND member_id = :member AND kind = :kind")
                .setParameter("id", id)
                .setParameter("member", memberId).setParameter("kind", reaction.code()).executeUpdate();
        if (gone > 0) {
            count(id, reaction, -1);
        }
    }

    private void count(long id, Reaction reaction, int more) {
        getSession().createNativeMutationQuery("""
                UPDATE comment SET useful = useful + CASE WHEN :kind = 'useful' THEN :more ELSE 0 END,
                    doing = doing + CASE WHEN :kind = 'doing' THEN :more ELSE 0 END,
                    wanting = wanting + CASE WHEN :kind = 'wanting' THEN :more ELSE 0 END WHERE id = :id""")
                .setParameter("kind", reaction.code()).setParameter("more", more).setParameter("id", id).executeUpdate();
    }

    /** Who does the same and who would like to know more, the first to say so first. */
    List<Reacted> reacted(long id, int most) {
        return getSession().createNativeQuery("""
                SELECT r.kind, m.handle, m.name, string_agg(s.name, ', ' ORDER BY s.name) AS sites, r.reacted_at
                FROM comment_reaction r JOIN member m ON m.id = r.member_id
                     LEFT JOIN site_membership b ON b.member_id = m.id AND (b.until IS NULL OR b.until > r.reacted_at) LEFT JOIN site s ON s.id = b.site_id
                WHERE r.comment_id = :id AND r.kind <> 'useful'
                GROUP BY r.kind, m.id, r.reacted_at ORDER BY r.kind, r.reacted_at, m.id LIMIT :most""", Tuple.class)
                .setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(row -> new Reacted(Reaction.of(text(row, "kind")).orElseThrow(),
                        new MemberRef(text(row, "handle"), text(row, "name")), text(row, "sites")))
                .toList();
    }

    /** Keeps what a comment says before it is written anew. */
    void keepRevision(Comment comment, Instant now) {
        getSession()
                .createNativeMutationQuery(
                        """
                INSERT INTO comment_revision (comment_id, number, kind, body, quote, replaced_at)
                SELECT :id, coalesce(max(number), 0) + 1, :kind, :body, CAST(:quote AS text), :now FROM comment_revision WHERE comment_id = :id""")
                .setParameter("id", comment.id).setParameter("kind", comment.kind).setParameter("body", comment.body)
                .setParameter("quote", comment.quote).setParameter("now", now).executeUpdate();
    }

    /** What a comment said before, the last first. */
    List<CommentRevision> revisions(long id) {
        return getSession()
                .createNativeQuery(
                        """
                SELECT number, kind, body, quote, replaced_at FROM comment_revision WHERE comment_id = :id ORDER BY number DESC""",
                        Tuple.class)
                .setParameter("id", id).getResultList().stream()
                .map(row -> new CommentRevision(row.get("number", Integer.class),
                        CommentKind.of(text(row, "kind")).orElse(CommentKind.COMMENT), text(row, "body"), text(row, "quote"),
                        row.get("replaced_at", Instant.class)))
                .toList();
    }

    /** Notes whom a comment names. */
    void mention(long id, Collection<Long> memberIds) {
        getSession().createNativeMutationQuery("DELETE FROM comment_mention WHERE comment_id = :id").setParameter("id", id)
                .executeUpdate();
        memberIds.forEach(member -> getSession()
                .createNativeMutationQuery("INSERT INTO comment_mention (comment_id, member_id) VALUES (:id, :member)")
                .setParameter("id", id).setParameter("member", member).executeUpdate());
    }

    /** Comments with that handle after an at sign, in the text or in what it quotes. */
    List<Comment> naming(String handle) {
        return list("locate(?1, body) > 0 or locate(?1, quote) > 0", "@" + handle);
    }

    /** Writes something else for a handle in what comments said before. */
    void renameBefore(String handle, String mention) {
        getSession().createNativeMutationQuery("""
                UPDATE comment_revision SET body = regexp_replace(body, :named, :mention, 'g'),
                    quote = regexp_replace(quote, :named, :mention, 'g')
                WHERE strpos(body, :at) > 0 OR strpos(quote, :at) > 0""")
                .setParameter("named", "@" + handle + "(?!-*[a-zA-Z0-9@])").setParameter("mention", mention)
                .setParameter("at", "@" + handle).executeUpdate();
    }

    /** Comments that name the viewer, the last first. */
    List<Placed> naming(Viewer viewer, int most) {
        NativeQuery<Tuple> query = getSession().createNativeQuery(VIEW
                + "JOIN comment_mention named ON named.comment_id = c.id AND named.member_id = :me WHERE c.state = 'visible' AND "
                + Readers.mayRead("e") + " ORDER BY c.id DESC LIMIT :limit", Tuple.class).setParameter("limit", most);
        return Readers.bind(query, viewer).getResultList().stream().map(row -> placed(row, viewer)).toList();
    }

    /** What goes with the text of a comment that is removed. */
    void forget(long id) {
        for (String table : List.of("comment_reaction", "comment_mention", "comment_revision")) {
            getSession().createNativeMutationQuery("DELETE FROM " + table + " WHERE comment_id = :id").setParameter("id", id)
                    .executeUpdate();
        }
        getSession().createNativeMutationQuery("UPDATE comment SET useful = 0, doing = 0, wanting = 0 WHERE id = :id")
                .setParameter("id", id).executeUpdate();
    }

    /**
     * Takes the words of a comment out of the replies that quote it, and out of what these said before, where they no longer stand in it.
     *
     * @param stands whether words stand in it as it is now
     */
    void dropQuotes(long id, Predicate<String> stands) {
        List<Long> gone = getSession()
                .createNativeQuery("SELECT id, quote FROM comment WHERE parent_id = :id AND quote <> ''", Tuple.class)
                .setParameter("id", id).getResultStream().filter(row -> !stands.test(text(row, "quote")))
                .map(row -> number(row, "id")).toList();
        if (!gone.isEmpty()) {
            getSession().createNativeMutationQuery("UPDATE comment SET quote = '' WHERE id IN (:gone)")
                    .setParameter("gone", gone).executeUpdate();
            getSession()
                    .createNativeMutationQuery(
                            "UPDATE comment_revision SET quote = '' WHERE comment_id IN (:gone) AND quote <> ''")
                    .setParameter("gone", gone).executeUpdate();
        }
    }

    private Placed placed(Tuple row, Viewer viewer) {
        CommentState state = CommentState.of(text(row, "state")).orElseThrow();
        EntryState entry = EntryState.of(text(row, "entry_state")).orElseThrow();
        long author = number(row, "author_id");
        boolean visible = state == CommentState.VISIBLE;
        return new Placed(row.get("path", byte[].class), row.get("total", Integer.class), number(row, "newest"),
                row.get("challenged", Boolean.class),
                new CommentView(number(row, "id"), number(row, "entry_id"), number(row, "parent_id"),
                        number(row, "depth").intValue(), CommentKind.of(text(row, "kind")).orElse(CommentKind.COMMENT),
                        visible ? author(row, "", "handle", "author_name") : null,
                        visible && number(row, "site_id") != null
                                ? new SiteRef(number(row, "site_id"), text(row, "site_slug"), text(row, "site_name"))
                                : null,
                        visible ? text(row, "body") : "", SafeHtml.stored(visible ? text(row, "html") : ""),
                        row.get("posted_at", Instant.class), row.get("edited_at", Instant.class), state,
                        CommentState.VISIBLE.code().equals(text(row, "parent_state"))
                                ? author(row, "parent_", "parent_handle", "parent_name")
                                : null,
                        visible && CommentPolicy.mayPost(entry, viewer),
                        CommentPolicy.mayRevise(author, state, entry, viewer), CommentPolicy.mayRemove(author, state, viewer),
                        visible && text(row, "led_slug") != null
                                ? new CommentView.LedTo("/case-studies/" + text(row, "led_slug"), text(row, "led_title"))
                                : null,
                        visible && text(row, "quote") != null
                                ? new CommentView.Quote(
                                        CommentState.VISIBLE.code().equals(text(row, "parent_state")) ? text(row, "quote") : "")
                                : null,
                        visible ? reactions(row) : new Reactions(0, 0, 0, Set.of()), row.get("folded", Boolean.class),
                        CommentPath.hidden(number(row, "depth").intValue(), number(row, "kids").intValue()),
                        CommentPolicy.mayReact(author, state, viewer), CommentPolicy.mayReadHistory(author, state, viewer),
                        CommentPolicy.mayReport(author, state, viewer), CommentPolicy.mayAskWhy(author, state, viewer),
                        visible ? standing(row, entry, viewer) : CommentStanding.NONE,
                        visible && text(row, "spoken_role") != null
                                ? new CommentView.Speaking(speaker(row, "spoken_"), author == viewer.memberId(),
                                        viewer.moderator())
                                : null));
    }

    private static Reactions reactions(Tuple row) {
        Set<Reaction> own = EnumSet.noneOf(Reaction.class);
        if (text(row, "reacted") != null) {
            Stream.of(text(row, "reacted").split(" ")).flatMap(code -> Reaction.of(code).stream()).forEach(own::add);
        }
        return new Reactions(number(row, "useful").intValue(), number(row, "doing").intValue(),
                number(row, "wanting").intValue(), own);
    }

    private CommentStanding standing(Tuple row, EntryState entry, Viewer viewer) {
        LocalDate due = row.get("due", LocalDate.class);
        boolean accepted = row.get("accepted", Boolean.class);
        boolean byCurator = row.get("by_curator", Boolean.class);
        boolean asker = CommentPolicy.mayAccept(number(row, "asker_id"), entry, viewer);
        boolean instead = CommentPolicy.mayAcceptInstead(number(row, "asker_id"), number(row, "author_id"),
                row.get("silent_since", Instant.class), clock.instant(), entry, viewer);
        return new CommentStanding(due == null
                ? null
                : new CommentStanding.Challenged(text(row, "owner_handle") == null
                        ? null
                        : new MemberRef(text(row, "owner_handle"), text(row, "owner_name")), due, text(row, "challenge")),
                number(row, "answer_id"), accepted, byCurator, (asker || instead) && !accepted, instead,
                accepted && (asker || CommentPolicy.mayTakeBackInstead(byCurator, entry, viewer)),
                CommentKind.QUESTION.code().equals(text(row, "kind")) && CommentPolicy.mayPost(entry, viewer));
    }

    /** What the thread of an entry owes, whose reader the caller has found to be one. One query. */
    Question<ThreadStanding> standing(long entryId, Viewer viewer) {
        NativeQuery<Tuple> query = getSession().createNativeQuery(
                """
                SELECT count(late.id) AS unanswered, (array_agg(late.id ORDER BY late.due, late.id))[1] AS first,
                       EXISTS (SELECT 1 FROM discussion d WHERE d.entry_id = :entry AND d.purpose = 'question') AS question,
                       (SELECT a.answer_id FROM accepted_answer a JOIN comment r ON r.id = a.answer_id AND r.state = 'visible'
                        WHERE a.entry_id = :entry AND a.question_id IS NULL) AS answer
                FROM (SELECT c.id, ch.due FROM challenge ch JOIN comment c ON c.id = ch.comment_id JOIN entry e ON e.id = ch.entry_id
                      WHERE ch.entry_id = :entry AND c.kind = 'challenge' AND c.state = 'visible' AND e.state = 'published'
                      AND #late# AND #mayRead#) late"""
                        .replace("#late#", ChallengeRule.late("ch", ChallengeRule.TODAY))
                        .replace("#mayRead#", Readers.mayOpen("e")),
                Tuple.class).setParameter("entry", entryId);
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream()
                .map(row -> new ThreadStanding(number(row, "unanswered"), number(row, "first"),
                        row.get("question", Boolean.class), row.get("question", Boolean.class) ? number(row, "answer") : null))
                .findFirst().orElse(ThreadStanding.NONE));
    }

    /** Who speaks: the person, or without a handle their role. */
    private static MemberRef author(Tuple row, String of, String handle, String name) {
        String columns = of.isEmpty() ? "spoken_" : of;
        return text(row, columns + "role") == null
                ? new MemberRef(text(row, handle), text(row, name))
                : new MemberRef("", speaker(row, columns));
    }

    private static String speaker(Tuple row, String columns) {
        return SpokenRole.label(text(row, columns + "role"), text(row, columns + "setting"),
                row.get(columns + "mark", Integer.class));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
