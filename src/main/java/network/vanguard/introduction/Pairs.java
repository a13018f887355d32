package network.vanguard.introduction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.vocabulary.TopConcepts;

/**
 * The pairs of entries that are alike and belong to different sites.
 *
 * <p>Two entries are alike when each is among the {@value #NEAREST} nearest of the other that stand at other sites, and they share a topic,
 * or one that stands above topics of both and is no head of the vocabulary. How alike is the geometric mean of their two scores,
 * √(score(a→b) · score(b→a)), in the unit of those scores: for topics alone that is Σ weight(f) · √(fit(f, a) · fit(f, b)) over what they
 * share, so rare things count most, what is said by the way on a long list of topics counts least, and neither is favoured. It is not
 * divided by what each of them is as a whole (a cosine): measured, that ranks worse than a plain count of topics, because two entries with
 * one ordinary topic each would be perfectly alike.
 *
 * <p>They are in touch when one is linked to the other or speaks of it; when somebody of one side commented under the other, or wrote
 * about it; when one person commented under both; or when they were introduced and both sides replied. Somebody is of an entry's side who
 * belongs to its site or spoke for it, and the author of an entry that was written here; not somebody who imported it, nor who wrote both.
 */
@ApplicationScoped
class Pairs {

    /** How many of an entry's nearest at other sites are looked at. */
    static final int NEAREST = 10;

    private static final String VISIBLE = ".state = 'visible'";
    private static final String STANDS = "(m.until IS NULL OR m.until > now())";

    /** Where each of the two can be read: 0 by everybody, 1 by whoever is signed in, 2 by fewer. */
    private static final String READERS_OF = """
            CAST(greatest(CASE a.visibility WHEN 'public' THEN 0 WHEN 'network' THEN 1 ELSE 2 END,
                          CASE b.visibility WHEN 'public' THEN 0 WHEN 'network' THEN 1 ELSE 2 END) AS smallint)""";

    private static final String AT_A_SITE = "#.state = 'published' AND #.visibility <> 'circle' AND #.site_id IS NOT NULL";

    /** Whether the entries {@code a} and {@code b}, the lower number first, are in touch. Each part has its index. */
    private static final String IN_TOUCH = """
            (coalesce(a.about_id = b.id, false) OR coalesce(b.about_id = a.id, false)
             OR EXISTS (SELECT 1 FROM relation r WHERE r.undone_at IS NULL
                        AND (r.entry_id = a.id AND r.other_id = b.id OR r.entry_id = b.id AND r.other_id = a.id))
             OR EXISTS (SELECT 1 FROM entry x WHERE x.state = 'published' AND x.about_id = a.id AND #wroteForB#)
             OR EXISTS (SELECT 1 FROM entry x WHERE x.state = 'published' AND x.about_id = b.id AND #wroteForA#)
             OR #bUnderA# OR #aUnderB#
             OR EXISTS (SELECT 1 FROM comment c JOIN comment d ON d.entry_id = b.id AND d.author_id = c.author_id AND d.state = 'visible' AND d.spoken_role IS NULL
                        WHERE c.entry_id = a.id AND c.state = 'visible' AND c.spoken_role IS NULL)
             OR EXISTS (SELECT 1 FROM introduction i JOIN comment_thread t ON t.entry_id = i.thread_id AND t.total >= 2
                        WHERE i.low_id = a.id AND i.high_id = b.id AND #aReplied# AND #bReplied#))"""
            .replace("#wroteForB#", "(x.site_id = b.site_id OR " + isAuthor("x.author_id", "b", "a") + ")")
            .replace("#wroteForA#", "(x.site_id = a.site_id OR " + isAuthor("x.author_id", "a", "b") + ")")
            .replace("#bUnderA#", spoke("a.id", "b", "a")).replace("#aUnderB#", spoke("b.id", "a", "b"))
            .replace("#aReplied#", spoke("i.thread_id", "a", "b")).replace("#bReplied#", spoke("i.thread_id", "b", "a"));

    private static final String ROW = """
            SELECT p.low_id, p.high_id, p.score, #inTouch# AS in_touch, i.at, m.handle, m.name, t.slug
            FROM #pairs# p JOIN entry a ON a.id = p.low_id JOIN entry b ON b.id = p.high_id
            LEFT JOIN (introduction i JOIN entry t ON t.id = i.thread_id AND #mayReadThread# JOIN member m ON m.id = i.by_id)
                   ON i.low_id = p.low_id AND i.high_id = p.high_id
            WHERE #atSites# AND a.site_id <> b.site_id AND #mayRead#"""
            .replace("#mayReadThread#", Readers.mayRead("t"))
            .replace("#atSites#", AT_A_SITE.replace("#", "a") + " AND " + AT_A_SITE.replace("#", "b"))
            .replace("#mayRead#", Readers.mayRead("a") + " AND " + Readers.mayRead("b"));

    private final Session database;

    Pairs(Session database) {
        this.database = database;
    }

    /** A pair, and how it was introduced as far as the viewer may know. */
    record Row(long low, long high, long score, boolean inTouch, Introduced introduced) {}

    /** The last pair of a page. */
    record Place(long score, long low, long high) {}

    private static String isAuthor(String person, String side, String other) {
        return "(" + side + ".external_id IS NULL AND " + person + " = " + side + ".author_id AND " + person + " <> " + other
                + ".author_id)";
    }

    /** Whether somebody of that side commented under that entry. */
    private static String spoke(String under, String side, String other) {
        return """
                (EXISTS (SELECT 1 FROM site_membership m JOIN comment c ON c.author_id = m.member_id AND c.entry_id = #under#
                         WHERE m.site_id = #side#.site_id AND #stands# AND c#visible# AND c.spoken_role IS NULL)
                 OR EXISTS (SELECT 1 FROM comment c WHERE c.entry_id = #under# AND c#visible# AND c.spoken_role IS NULL AND (c.site_id = #side#.site_id OR #author#)))"""
                .replace("#under#", under).replace("#side#", side).replace("#stands#", STANDS).replace("#visible#", VISIBLE)
                .replace("#author#", isAuthor("c.author_id", side, other));
    }

    // ---------------------------------------------------------------- asking

    /**
     * The most alike that are not in touch and that the viewer may read both of; at the same score the older first.
     *
     * @param sites only those of which one belongs to one of these, or null for all
     * @param after the last of the page before, or null
     */
    List<Row> page(Collection<Long> sites, Place after, int limit, Viewer viewer) {
        // Most of what a reader may not read is passed over without a look at the entries; who may read is asked nevertheless.
        String readable = !viewer.signedIn()
                ? " AND p.readers = 0"
                : viewer.affiliations().isEmpty() && !viewer.curator() ? " AND p.readers <= 1" : "";
        String pairs = sites == null
                ? "alike"
                : """
                        (SELECT * FROM alike WHERE low_site = ANY (CAST(:ofSites AS bigint[]))
                         UNION ALL SELECT * FROM alike WHERE high_site = ANY (CAST(:ofSites AS bigint[]))
                                   AND low_site <> ALL (CAST(:ofSites AS bigint[])))""";
        String sql = ROW.replace("#inTouch#", "p.in_touch").replace("#pairs#", pairs)
                + " AND NOT p.in_touch" + readable
                + (after == null
                        ? ""
                        : " AND p.score <= :score AND (p.score < :score OR (p.low_id, p.high_id) > (:low, :high))")
                + " ORDER BY p.score DESC, p.low_id, p.high_id LIMIT :limit";
        NativeQuery<Tuple> query = database.createNativeQuery(sql, Tuple.class).setParameter("limit", limit);
        if (sites != null) {
            query.setParameter("ofSites", array(sites));
        }
        if (after != null) {
            query.setParameter("score", after.score()).setParameter("low", after.low()).setParameter("high", after.high());
        }
        return rows(query, viewer);
    }

    /** These two, however alike, when the viewer may read both and they stand at different sites. */
    Optional<Row> one(long low, long high, Viewer viewer) {
        String pair = "(SELECT CAST(:low AS bigint) AS low_id, CAST(:high AS bigint) AS high_id, coalesce((SELECT score FROM alike "
                + "WHERE low_id = :low AND high_id = :high), 0) AS score)";
        return rows(database.createNativeQuery(ROW.replace("#inTouch#", IN_TOUCH).replace("#pairs#", pair), Tuple.class)
                .setParameter("low", low).setParameter("high", high), viewer).stream().findFirst();
    }

    private static List<Row> rows(NativeQuery<Tuple> query, Viewer viewer) {
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new Row(number(row, "low_id"), number(row, "high_id"), number(row, "score"),
                        row.get("in_touch", Boolean.class),
                        row.get("at", Instant.class) == null
                                ? null
                                : new Introduced(row.get("at", Instant.class),
                                        new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                                        "/discussions/" + row.get("slug", String.class))))
                .toList();
    }

    /** How many there are that whoever is signed in may read both of, and that are not in touch. */
    long open() {
        return database.createNativeQuery("SELECT count(*) FROM alike WHERE NOT in_touch AND readers <= 1", Long.class)
                .getSingleResult();
    }

    /** What each pair shares, the rarest first, in the order of the pairs. One query. */
    List<List<SharedGround.Shared>> shared(List<Row> pairs) {
        Map<Integer, List<SharedGround.Shared>> found = new HashMap<>();
        if (!pairs.isEmpty()) {
            database.createNativeQuery("""
                    SELECT p.place, f.feature > 0 AS concept, coalesce(c.slug, f.form) AS name, coalesce(c.pref_label, f.form) AS label,
                           least(f.amount, g.amount) AS weaker, coalesce(w.carriers, 1) AS carriers, coalesce(n.entries, 1) AS entries
                    FROM unnest(CAST(:lows AS bigint[]), CAST(:highs AS bigint[])) WITH ORDINALITY AS p (low, high, place)
                    JOIN entry_feature f ON f.entry_id = p.low JOIN entry_feature g ON g.entry_id = p.high AND g.feature = f.feature
                    LEFT JOIN link_epoch n ON n.state = 'current'
                    LEFT JOIN link_weight w ON w.epoch = n.id AND w.feature = f.feature
                    LEFT JOIN concept c ON c.id = f.feature
                    WHERE c.id IS NULL OR NOT %s ORDER BY p.place, carriers, f.feature DESC""".formatted(TopConcepts.IS_ONE),
                    Tuple.class).setParameter("lows", array(pairs.stream().map(Row::low).toList()))
                    .setParameter("highs", array(pairs.stream().map(Row::high).toList())).getResultList()
                    .forEach(row -> found.computeIfAbsent((int) number(row, "place"), place -> new ArrayList<>())
                            .add(new SharedGround.Shared(row.get("concept", Boolean.class), row.get("name", String.class),
                                    row.get("label", String.class), (int) number(row, "weaker"), number(row, "carriers"),
                                    number(row, "entries"))));
        }
        List<List<SharedGround.Shared>> inOrder = new ArrayList<>();
        for (int place = 1; place <= pairs.size(); place++) {
            inOrder.add(found.getOrDefault(place, List.of()));
        }
        return inOrder;
    }

    // ---------------------------------------------------------------- the round

    /** How far the round is; empty while another node goes on with it, or lists are missing. The row is held until the transaction ends. */
    Optional<Long> takeRound() {
        // Gives way at once where it meets somebody who is writing: what it does can wait, a person cannot.
        database.createNativeQuery("SELECT set_config('lock_timeout', '200ms', true)", String.class).getSingleResult();
        return database.createNativeQuery("""
                SELECT done_to FROM alike_round WHERE EXISTS (SELECT 1 FROM link_epoch WHERE state = 'current' AND complete)
                FOR UPDATE SKIP LOCKED""", Long.class).getResultList().stream().findFirst();
    }

    void roundIsAt(long entryId) {
        database.createNativeMutationQuery("UPDATE alike_round SET done_to = :entry").setParameter("entry", entryId)
                .executeUpdate();
    }

    /** The last of the next entries that have a list, or empty when there are fewer than that. */
    Optional<Long> lastOfNext(long after, int entries) {
        return database.createNativeQuery("""
                SELECT r.entry_id FROM related r WHERE r.epoch = (SELECT id FROM link_epoch WHERE state = 'current')
                AND r.entry_id > :after ORDER BY r.entry_id OFFSET :skipped LIMIT 1""", Long.class)
                .setParameter("after", after).setParameter("skipped", entries - 1).getResultList().stream().findFirst();
    }

    /** Works the pairs out anew whose lower number is in that range; what has not changed is not written. */
    void workOut(long after, long to) {
        database.createNativeMutationQuery("""
                WITH now AS (SELECT id FROM link_epoch WHERE state = 'current'),
                near AS (
                    SELECT r.entry_id AS low_id, n.id AS high_id, n.score, n.site_id AS high_site, a.site_id AS low_site
                    FROM now JOIN related r ON r.epoch = now.id JOIN entry a ON a.id = r.entry_id AND #aAtASite#
                    CROSS JOIN LATERAL (
                        SELECT u.id, u.score, b.site_id
                        FROM unnest(r.neighbours, r.scores) WITH ORDINALITY AS u (id, score, place)
                        JOIN entry b ON b.id = u.id AND #bAtASite# AND b.site_id <> a.site_id ORDER BY u.place LIMIT #nearest#) n
                    WHERE r.entry_id > :after AND r.entry_id <= :to AND n.id > r.entry_id),
                mutual AS (
                    SELECT n.low_id, n.high_id, n.low_site, n.high_site,
                           CAST(round(sqrt(CAST(n.score AS float8) * CAST(back.score AS float8))) AS bigint) AS score
                    FROM near n CROSS JOIN now JOIN related r ON r.epoch = now.id AND r.entry_id = n.high_id
                    CROSS JOIN LATERAL (
                        SELECT u.id, u.score
                        FROM unnest(r.neighbours, r.scores) WITH ORDINALITY AS u (id, score, place)
                        JOIN entry b ON b.id = u.id AND #bAtASite# AND b.site_id <> n.high_site ORDER BY u.place LIMIT #nearest#) back
                    WHERE back.id = n.low_id
                    AND EXISTS (SELECT 1 FROM entry_feature f JOIN entry_feature g ON g.entry_id = n.high_id AND g.feature = f.feature
                                JOIN concept c ON c.id = f.feature WHERE f.entry_id = n.low_id AND f.feature > 0 AND NOT #head#)),
                gone AS (
                    DELETE FROM alike p WHERE p.low_id > :after AND p.low_id <= :to
                    AND NOT EXISTS (SELECT 1 FROM mutual m WHERE m.low_id = p.low_id AND m.high_id = p.high_id)),
                fresh AS (
                    SELECT m.*, #readers# AS readers, #inTouch# AS in_touch
                    FROM mutual m JOIN entry a ON a.id = m.low_id JOIN entry b ON b.id = m.high_id)
                INSERT INTO alike AS p (low_id, high_id, low_site, high_site, score, readers, in_touch)
                SELECT f.low_id, f.high_id, f.low_site, f.high_site, f.score, f.readers, f.in_touch
                FROM fresh f LEFT JOIN alike old ON old.low_id = f.low_id AND old.high_id = f.high_id
                WHERE (old.low_site, old.high_site, old.score, old.readers, old.in_touch)
                      IS DISTINCT FROM (f.low_site, f.high_site, f.score, f.readers, f.in_touch)
                ORDER BY f.low_id, f.high_id
                ON CONFLICT (low_id, high_id) DO UPDATE SET low_site = excluded.low_site, high_site = excluded.high_site,
                    score = excluded.score, readers = excluded.readers, in_touch = excluded.in_touch"""
                .replace("#aAtASite#", AT_A_SITE.replace("#", "a")).replace("#bAtASite#", AT_A_SITE.replace("#", "b"))
                .replace("#nearest#", String.valueOf(NEAREST)).replace("#head#", TopConcepts.IS_ONE)
                .replace("#readers#", READERS_OF).replace("#inTouch#", IN_TOUCH))
                .setParameter("after", after).setParameter("to", to).executeUpdate();
    }

    // ---------------------------------------------------------------- news

    /** Looks again at the pairs of these entries: a few each, as an entry has few that are nearest. */
    void lookAgain(Collection<Long> entryIds) {
        lookAgain("(p.low_id = ANY (CAST(:entries AS bigint[])) OR p.high_id = ANY (CAST(:entries AS bigint[])))",
                Map.of("entries", array(entryIds)));
    }

    /** Looks again at one pair. */
    void lookAgain(long one, long other) {
        lookAgain("p.low_id = :low AND p.high_id = :high", Map.of("low", Math.min(one, other), "high", Math.max(one, other)));
    }

    private void lookAgain(String which, Map<String, Object> parameters) {
        var update = database.createNativeMutationQuery(
                """
                UPDATE alike p SET low_site = a.site_id, high_site = b.site_id, readers = #readers#, in_touch = #inTouch#
                FROM entry a, entry b WHERE a.id = p.low_id AND b.id = p.high_id AND a.site_id IS NOT NULL AND b.site_id IS NOT NULL"""
                        .replace("#readers#", READERS_OF).replace("#inTouch#", IN_TOUCH) + " AND " + which);
        parameters.forEach(update::setParameter);
        update.executeUpdate();
    }

    /** Marks the pairs that this comment brings in touch. Costs the same however long the threads are. */
    void touchedBy(long commentId, long entryId) {
        database.createNativeMutationQuery("""
                WITH touched AS (
                    SELECT p.low_id, p.high_id FROM comment c
                    CROSS JOIN (SELECT low_id, high_id, low_id AS here, high_id AS there FROM alike WHERE low_id = :entry AND NOT in_touch
                          UNION ALL
                          SELECT low_id, high_id, high_id, low_id FROM alike WHERE high_id = :entry AND NOT in_touch) p
                    JOIN entry a ON a.id = p.here JOIN entry b ON b.id = p.there
                    WHERE c.id = :comment AND c#visible# AND c.spoken_role IS NULL AND (c.site_id = b.site_id OR #author#
                        OR EXISTS (SELECT 1 FROM site_membership m WHERE m.member_id = c.author_id AND m.site_id = b.site_id AND #stands#)
                        OR EXISTS (SELECT 1 FROM comment d WHERE d.entry_id = b.id AND d.author_id = c.author_id AND d#visible# AND d.spoken_role IS NULL))),
                held AS (
                    SELECT p.low_id, p.high_id FROM alike p JOIN touched t ON t.low_id = p.low_id AND t.high_id = p.high_id
                    ORDER BY p.low_id, p.high_id FOR UPDATE OF p)
                UPDATE alike p SET in_touch = true FROM held h WHERE p.low_id = h.low_id AND p.high_id = h.high_id"""
                .replace("#visible#", VISIBLE).replace("#stands#", STANDS)
                .replace("#author#", isAuthor("c.author_id", "b", "a")))
                .setParameter("comment", commentId).setParameter("entry", entryId).executeUpdate();
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    /** As a PostgreSQL array literal. */
    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
