package network.vanguard.tension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.vocabulary.TagRef;

/** The rows of tensions and of where things stand in them. */
@ApplicationScoped
class Tensions {

    private static final String VIEW = "SELECT t.id, t.slug, t.title, t.revision, t.left_word, t.left_text, t.right_word, "
            + "t.right_text FROM tension t ";
    /** What can be read: a published entry of the viewer's, not in a circle, and a comment that is still there. */
    private static final String READABLE = "\n" + """
            FROM placement p JOIN tension t ON t.id = p.tension_id JOIN entry e ON e.id = p.entry_id
                  LEFT JOIN comment c ON c.id = p.comment_id JOIN member m ON m.id = p.by_id
             WHERE e.state IN ('published', 'archived') AND e.visibility <> 'circle' AND (c.id IS NULL OR c.state = 'visible')
             AND %s""".formatted(Readers.mayRead("e"));
    private static final String PLACEMENT = """
            SELECT p.id, t.slug AS tension, t.title AS question, t.left_word, t.right_word, p.entry_id, e.kind, e.slug, e.title,
                   p.comment_id, p.step, p.sentence, CASE WHEN p.comment_id IS NULL THEN m.handle END AS by, p.at,
                   p.replaced_at""" + READABLE;

    private final Session database;

    Tensions(Session database) {
        this.database = database;
    }

    /** All of them, by their question; there are few, because curators make them. */
    List<TensionView> all(int most) {
        return views(database.createNativeQuery(VIEW + "ORDER BY t.title, t.id LIMIT :most", Tuple.class).setParameter("most",
                most).getResultList());
    }

    Optional<TensionView> bySlug(String slug) {
        return views(database.createNativeQuery(VIEW + "WHERE t.slug = :slug", Tuple.class).setParameter("slug", slug)
                .getResultList()).stream().findFirst();
    }

    /** Nobody else changes it until the transaction ends. */
    void lock(long id) {
        database.createNativeQuery("SELECT id FROM tension WHERE id = :id FOR UPDATE", Long.class).setParameter("id", id)
                .getResultList();
    }

    private List<TensionView> views(List<Tuple> rows) {
        Map<Long, List<TagRef>> tags = new HashMap<>();
        if (!rows.isEmpty()) {
            database.createNativeQuery("""
                    SELECT x.tension_id, k.slug, k.pref_label, k.facet FROM tension_tag x JOIN concept k ON k.id = x.concept_id
                    WHERE x.tension_id IN (:ids) AND k.state = 'accepted' AND k.site_id IS NULL ORDER BY k.pref_label""",
                    Tuple.class)
                    .setParameter("ids", rows.stream().map(row -> number(row, "id")).toList()).getResultList()
                    .forEach(row -> tags.computeIfAbsent(number(row, "tension_id"), any -> new ArrayList<>()).add(
                            new TagRef(text(row, "slug"), text(row, "pref_label"), text(row, "facet"), false)));
        }
        return rows.stream().map(row -> new TensionView(
                new TensionRef(number(row, "id"), text(row, "slug"), text(row, "title"),
                        row.get("revision", Integer.class)),
                text(row, "left_word"), text(row, "left_text"), text(row, "right_word"), text(row, "right_text"),
                tags.getOrDefault(number(row, "id"), List.of()))).toList();
    }

    boolean slugTaken(String slug) {
        return !database.createNativeQuery("SELECT id FROM tension WHERE slug = :slug", Long.class).setParameter("slug", slug)
                .getResultList().isEmpty();
    }

    long add(String slug, TensionInput input, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO tension (slug, title, left_word, left_text, right_word, right_text, made_at, changed_at)
                VALUES (:slug, :title, :leftWord, :leftText, :rightWord, :rightText, :now, :now) RETURNING id""", Long.class)
                .setParameter("slug", slug).setParameter("title", input.title()).setParameter("leftWord", input.leftWord())
                .setParameter("leftText", input.leftText()).setParameter("rightWord", input.rightWord())
                .setParameter("rightText", input.rightText()).setParameter("now", now).getSingleResult();
    }

    void write(long id, TensionInput input, Instant now) {
        database.createNativeMutationQuery("""
                UPDATE tension SET title = :title, left_word = :leftWord, left_text = :leftText, right_word = :rightWord,
                    right_text = :rightText, changed_at = :now, revision = revision + 1 WHERE id = :id""")
                .setParameter("title", input.title()).setParameter("leftWord", input.leftWord())
                .setParameter("leftText", input.leftText()).setParameter("rightWord", input.rightWord())
                .setParameter("rightText", input.rightText()).setParameter("now", now).setParameter("id", id).executeUpdate();
    }

    void tag(long id, List<String> slugs) {
        database.createNativeMutationQuery("DELETE FROM tension_tag WHERE tension_id = :id").setParameter("id", id)
                .executeUpdate();
        if (!slugs.isEmpty()) {
            database.createNativeMutationQuery(
                    "INSERT INTO tension_tag (tension_id, concept_id) SELECT :id, id FROM concept WHERE slug IN (:slugs)")
                    .setParameter("id", id).setParameter("slugs", slugs).executeUpdate();
        }
    }

    /** Where things stand now that the viewer may read, the newest first, from behind that number. */
    List<PlacementView> page(long tensionId, long before, int limit, Viewer viewer) {
        return placements(
                " AND p.tension_id = :tension AND p.replaced_at IS NULL AND p.id < :before ORDER BY p.id DESC LIMIT :limit",
                Map.of("tension", tensionId, "before", before, "limit", limit), viewer);
    }

    /** Where an entry itself stands now, in all tensions. */
    Question<List<PlacementView>> of(long entryId, int most, Viewer viewer) {
        return ask(
                " AND p.entry_id = :entry AND p.comment_id IS NULL AND p.replaced_at IS NULL ORDER BY t.title LIMIT :most",
                Map.of("entry", entryId, "most", most), viewer);
    }

    Optional<PlacementView> one(long tensionId, long id, Viewer viewer) {
        return placements(" AND p.tension_id = :tension AND p.id = :id", Map.of("tension", tensionId, "id", id), viewer)
                .stream().findFirst();
    }

    /** Where it stands now in that tension; comment is 0 for the entry itself. */
    Optional<PlacementView> now(long tensionId, long entryId, long comment, Viewer viewer) {
        return placements(" AND p.tension_id = :tension AND p.entry_id = :entry AND coalesce(p.comment_id, 0) = :comment "
                + "AND p.replaced_at IS NULL", Map.of("tension", tensionId, "entry", entryId, "comment", comment), viewer)
                .stream().findFirst();
    }

    /** Where it stood in that tension, the newest first, at most a hundred. */
    List<PlacementView> history(long tensionId, long entryId, long comment, Viewer viewer) {
        return placements(" AND p.tension_id = :tension AND p.entry_id = :entry AND coalesce(p.comment_id, 0) = :comment "
                + "ORDER BY p.id DESC LIMIT 100", Map.of("tension", tensionId, "entry", entryId, "comment", comment), viewer);
    }

    private List<PlacementView> placements(String where, Map<String, Object> parameters, Viewer viewer) {
        return ask(where, parameters, viewer).answer();
    }

    private Question<List<PlacementView>> ask(String where, Map<String, Object> parameters, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(PLACEMENT + where, Tuple.class);
        parameters.forEach(query::setParameter);
        return Question.of(Readers.bind(query, viewer), rows -> rows.stream().map(Tensions::placement).toList());
    }

    /** How many stood at each step on each of these days, as far as the viewer may read what stands there. One query. */
    Map<LocalDate, List<Long>> counts(long tensionId, List<LocalDate> days, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT day, step, count(*) AS number FROM unnest(CAST(:days AS date[])) AS day
                JOIN (SELECT p.step, CAST(p.at AT TIME ZONE 'Europe/London' AS date) AS since,
                             CAST(p.replaced_at AT TIME ZONE 'Europe/London' AS date) AS until""" + READABLE + "\n" + """
                AND p.tension_id = :tension) stood ON stood.since <= day AND (stood.until IS NULL OR stood.until > day)
                GROUP BY day, step""", Tuple.class).setParameter("tension", tensionId)
                .setParameter("days", "{" + String.join(",", days.stream().map(LocalDate::toString).toList()) + "}");
        Map<LocalDate, List<Long>> counts = new HashMap<>();
        days.forEach(day -> counts.put(day, new ArrayList<>(Arrays.asList(0L, 0L, 0L, 0L, 0L, 0L, 0L))));
        Readers.bind(query, viewer).getResultList()
                .forEach(row -> counts.get(row.get("day", LocalDate.class)).set(row.get("step", Number.class).intValue() - 1,
                        number(row, "number")));
        return counts;
    }

    /** When the first was placed of those that the viewer may read, if any. */
    Optional<Instant> first(long tensionId, Viewer viewer) {
        NativeQuery<Instant> query = database
                .createNativeQuery("SELECT min(p.at)" + READABLE + " AND p.tension_id = :tension", Instant.class)
                .setParameter("tension", tensionId);
        return Optional.ofNullable(Readers.bind(query, viewer).getSingleResult());
    }

    /** Who wrote a comment of that entry that can be read; empty when there is none. */
    Optional<Long> commentAuthor(long entryId, long comment) {
        return database.createNativeQuery(
                "SELECT author_id FROM comment WHERE id = :id AND entry_id = :entry AND state = 'visible'", Long.class)
                .setParameter("id", comment).setParameter("entry", entryId).getResultList().stream().findFirst();
    }

    void replace(long id, Instant now) {
        database.createNativeMutationQuery("UPDATE placement SET replaced_at = :now WHERE id = :id").setParameter("now", now)
                .setParameter("id", id).executeUpdate();
    }

    long place(long tensionId, PlacementInput input, long memberId, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO placement (tension_id, entry_id, comment_id, step, sentence, by_id, at)
                VALUES (:tension, :entry, :comment, :step, :sentence, :by, :now) RETURNING id""", Long.class)
                .setParameter("tension", tensionId).setParameter("entry", input.entry())
                .setParameter("comment", input.comment(), Long.class).setParameter("step", input.step())
                .setParameter("sentence", input.sentence()).setParameter("by", memberId).setParameter("now", now)
                .getSingleResult();
    }

    private static PlacementView placement(Tuple row) {
        int step = row.get("step", Number.class).intValue();
        TensionView between = new TensionView(new TensionRef(0, text(row, "tension"), text(row, "question"), 0),
                text(row, "left_word"), "", text(row, "right_word"), "", List.of());
        return new PlacementView(number(row, "id"), text(row, "tension"), text(row, "question"), number(row, "entry_id"),
                EntryKind.of(text(row, "kind")).orElseThrow(), text(row, "slug"), text(row, "title"),
                number(row, "comment_id"), step, between.step(step), text(row, "sentence"), text(row, "by"),
                row.get("at", Instant.class), row.get("replaced_at", Instant.class));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static Long number(Tuple row, String column) {
        Number number = row.get(column, Number.class);
        return number == null ? null : number.longValue();
    }
}
