package network.vanguard.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Counted;
import network.vanguard.query.Question;
import network.vanguard.vocabulary.ConceptSlugs;
import network.vanguard.vocabulary.LabelKey;
import network.vanguard.vocabulary.TagRef;
import network.vanguard.vocabulary.TopConcepts;

/** Topics as seen from the entries that carry them. */
@ApplicationScoped
class Tags {

    /**
     * A proposed name was written by somebody, and a topic of a site is the site's: they are shown to those who may read a text that
     * carries them, the latter to the site's members too, and to curators once a lead has asked them for it.
     */
    static final String MAY_NAME = "(c.state = 'accepted' AND (c.site_id IS NULL OR c.site_id = ANY (CAST((SELECT CAST(:sites AS bigint[])) AS bigint[]))) OR c.site_id IS NOT NULL AND (SELECT CAST(:curator AS boolean)) AND EXISTS (SELECT 1 FROM concept_event v WHERE v.concept_id = c.id "
            + "AND v.what = 'ASKED') OR EXISTS (SELECT 1 FROM entry_tag named JOIN entry e "
            + "ON e.id = named.entry_id WHERE named.concept_id = c.id AND " + Readers.mayRead("e") + "))";

    /** The root of a facet, such as "Outcome", says nothing about a text. */
    private static final String GENERIC = TopConcepts.IS_ONE;

    /** Entries of a topic or a site that are looked at for people, places and topics. */
    static final int LATELY_ASKED = 500;

    private static final String REF = "c.slug, c.pref_label, c.facet, c.state";

    private static final String LINE = "SELECT c.id, " + REF + """
            , ARRAY(SELECT l.label FROM concept_label l WHERE l.concept_id = c.id AND NOT l.preferred ORDER BY l.label) AS synonyms,
            ARRAY(SELECT o.slug FROM concept_broader b JOIN concept o ON o.id = b.broader_id WHERE b.concept_id = c.id
                  AND o.state = 'accepted' AND o.site_id IS NULL ORDER BY o.slug) AS broader,
            ARRAY(SELECT o.slug FROM concept_broader b JOIN concept o ON o.id = b.concept_id WHERE b.broader_id = c.id
                  AND o.state = 'accepted' AND o.site_id IS NULL ORDER BY o.slug) AS narrower,
            ARRAY(SELECT o.slug FROM concept_related r JOIN concept o ON o.id = r.related_id WHERE r.concept_id = c.id
                  AND o.state = 'accepted' AND o.site_id IS NULL ORDER BY o.slug) AS related,
            (SELECT count(*) FROM (SELECT 1 FROM entry_feature p JOIN entry e ON e.id = p.entry_id WHERE p.feature = c.id AND %s
                LIMIT %d) counted) AS entries
            FROM concept c""".formatted(Readers.mayRead("e"), Counted.MOST + 1);

    /** The latest entries that carry the concept or something below it: a topic of everybody's costs no more than a rare one. */
    private static final String LATELY = """
            (SELECT e.id, e.author_id, e.site_id, e.site_link FROM entry_feature p JOIN entry e ON e.id = p.entry_id
             WHERE p.feature = (SELECT CAST(:concept AS bigint)) AND %s ORDER BY p.entry_id DESC LIMIT %d) lately""".formatted(
            Readers.mayRead("e"),
            LATELY_ASKED);

    private static final String AT_SITE = "(e.site_id = :site OR EXISTS (SELECT FROM entry_place at WHERE at.entry_id = e.id AND at.site_id = :site))";

    private final Session database;

    Tags(Session database) {
        this.database = database;
    }

    /** A topic in a list and its number, which a cursor needs. */
    record Row(long id, TagLine line) {}

    /** By name. Null or blank {@code typed} and {@code facet} mean all. */
    List<Row> page(String typed, String facet, String afterLabel, long afterId, int limit, Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        StringBuilder sql = new StringBuilder(LINE).append(" WHERE ").append(MAY_NAME);
        if (typed != null && !typed.isBlank()) {
            if (LabelKey.of(typed).isEmpty()) {
                return List.of();
            }
            sql.append(" AND EXISTS (SELECT 1 FROM concept_label l WHERE l.concept_id = c.id"
                    + " AND (l.label_key LIKE :start OR l.label_key LIKE :word))");
            // A folded name has no sign that LIKE would take for more than itself.
            parameters.put("start", LabelKey.of(typed) + "%");
            parameters.put("word", "% " + LabelKey.of(typed) + "%");
        }
        if (facet != null && !facet.isBlank()) {
            sql.append(" AND c.facet = :facet");
            parameters.put("facet", facet);
        }
        if (afterLabel != null) {
            sql.append(" AND (lower(c.pref_label), c.id) > (:afterLabel, :afterId)");
            parameters.put("afterLabel", afterLabel);
            parameters.put("afterId", afterId);
        }
        return rows(sql.append(" ORDER BY lower(c.pref_label), c.id LIMIT :limit").toString(), parameters, viewer);
    }

    /** Of each facet the first so many by name, without its root. */
    List<Row> ofEachFacet(int most, Viewer viewer) {
        return rows(LINE + " WHERE c.id IN (SELECT id FROM (SELECT c.id, row_number() OVER (PARTITION BY c.facet "
                + "ORDER BY lower(c.pref_label), c.id) AS place FROM concept c WHERE NOT " + GENERIC + " AND " + MAY_NAME
                + ") placed WHERE place <= :most) ORDER BY lower(c.pref_label), c.id", Map.of("most", most), viewer);
    }

    /** A concept and one of its names. */
    record Name(TagRef tag, String key) {}

    /** The names that look most like this one, likest first. The index finds them by the threes of letters that they share. */
    List<Name> resembling(String key, int most, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                SELECT %s, near.label_key FROM (SELECT l.concept_id, l.label_key, similarity(l.label_key, :key) AS likeness
                    FROM concept_label l WHERE l.label_key %% :key ORDER BY likeness DESC, l.label_key LIMIT :most) near
                JOIN concept c ON c.id = near.concept_id WHERE %s ORDER BY near.likeness DESC, near.label_key, c.slug"""
                .formatted(REF, MAY_NAME), Tuple.class).setParameter("key", key).setParameter("most", most), viewer)
                .getResultList().stream().map(row -> new Name(ref(row), row.get("label_key", String.class))).toList();
    }

    private List<Row> rows(String sql, Map<String, Object> parameters, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return Readers.bind(query, viewer).getResultList().stream()
                .map(row -> new Row(number(row, "id"), new TagLine(ref(row), texts(row, "synonyms"), texts(row, "broader"),
                        texts(row, "narrower"), texts(row, "related"), number(row, "entries"))))
                .toList();
    }

    /** The slugs of the concepts that have or had that slug or, if there is none, have that name. */
    List<String> meant(String typed, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                WITH named (id) AS (%s)
                SELECT DISTINCT c.slug FROM concept c WHERE (c.id IN (SELECT id FROM named) OR c.id IN (
                    SELECT l.concept_id FROM concept_label l WHERE l.label_key = :key
                    AND NOT EXISTS (SELECT 1 FROM named))) AND %s ORDER BY c.slug"""
                .formatted(ConceptSlugs.id(":typed"), MAY_NAME),
                String.class).setParameter("typed", typed).setParameter("key", LabelKey.of(typed)), viewer).getResultList();
    }

    /**
     * The newest of each kind that carry the concept or something below it, with how many there are, among those that were added last.
     *
     * @param site only that site's, or 0 for all
     */
    Question<List<KindCount>> newest(long concept, long site, int most, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT kind, id, total, of_all FROM (
                    SELECT kind, id, count(*) OVER (PARTITION BY kind) AS total, count(*) OVER () AS of_all,
                           row_number() OVER (PARTITION BY kind ORDER BY published_at DESC, id DESC) AS place
                    FROM (SELECT e.kind, e.id, e.published_at FROM entry_feature p JOIN entry e ON e.id = p.entry_id
                        WHERE p.feature = (SELECT CAST(:concept AS bigint)) AND %s AND %s
                        ORDER BY p.entry_id DESC LIMIT %d) added) placed
                WHERE place <= :most ORDER BY kind, place""".formatted(site == 0 ? "true" : AT_SITE, Readers.mayRead("e"),
                Counted.MOST + 1), Tuple.class).setParameter("concept", concept).setParameter("most", most);
        if (site != 0) {
            query.setParameter("site", site);
        }
        return Question.of(Readers.bind(query, viewer), Tags::counts);
    }

    private static List<KindCount> counts(List<Tuple> rows) {
        Map<EntryKind, KindCount> counts = new HashMap<>();
        for (Tuple row : rows) {
            EntryKind kind = EntryKind.of(row.get("kind", String.class)).orElseThrow();
            counts.computeIfAbsent(kind, any -> new KindCount(kind, number(row, "total"),
                    number(row, "of_all") > Counted.MOST, new ArrayList<>())).ids()
                    .add(number(row, "id"));
        }
        return List.of(EntryKind.values()).stream()
                .map(kind -> counts.getOrDefault(kind, new KindCount(kind, 0, false, List.of())))
                .toList();
    }

    /** How many there are of a kind, or at least how many, and the ids of the newest. */
    record KindCount(EntryKind kind, long total, boolean atLeast, List<Long> ids) {}

    /** The tags that the latest about the concept carry beside it, most often first; what stands above or below it is not beside it. */
    Question<List<TagView.Neighbour>> neighbours(long concept, int most, Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("""
                WITH RECURSIVE up (id) AS (SELECT CAST(:concept AS bigint) UNION
                        SELECT b.broader_id FROM concept_broader b JOIN up ON up.id = b.concept_id),
                    down (id) AS (SELECT CAST(:concept AS bigint) UNION
                        SELECT b.concept_id FROM concept_broader b JOIN down ON down.id = b.broader_id)
                SELECT %s, count(*) AS shared FROM %s
                JOIN entry_tag t ON t.entry_id = lately.id JOIN concept c ON c.id = t.concept_id
                WHERE c.id NOT IN (SELECT id FROM up UNION SELECT id FROM down)
                GROUP BY c.id ORDER BY shared DESC, c.slug LIMIT :most""".formatted(REF, LATELY), Tuple.class)
                .setParameter("concept", concept).setParameter("most", most), viewer), Tags::neighbours);
    }

    private static List<TagView.Neighbour> neighbours(List<Tuple> rows) {
        return rows.stream().map(row -> new TagView.Neighbour(ref(row), number(row, "shared"))).toList();
    }

    // ---------------------------------------------------------------- people and places

    /** Somebody who wrote; {@code siteId} is 0 where it was for no site. */
    record Writer(MemberRef member, long siteId, long entries) {}

    /** Who wrote most of the latest, with the site in whose name they mostly did; the platform is nobody. */
    Question<List<Writer>> people(long concept, int most, Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("""
                SELECT m.handle, m.name, count(*) AS entries,
                       mode() WITHIN GROUP (ORDER BY s.id) FILTER (WHERE site_link IS NULL) AS site_id
                FROM %s JOIN member m ON m.id = lately.author_id LEFT JOIN site s ON s.id = lately.site_id
                WHERE m.subject <> 'platform' GROUP BY m.id ORDER BY entries DESC, m.handle LIMIT :most""".formatted(LATELY),
                Tuple.class).setParameter("concept", concept).setParameter("most", most), viewer), rows -> rows.stream()
                        .map(row -> new Writer(new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                                row.get("site_id") == null ? 0 : number(row, "site_id"), number(row, "entries")))
                        .toList());
    }

    /** How many of the latest each site has, by the number of the site. */
    Question<Map<Long, Long>> sites(long concept, Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("SELECT site_id, count(*) AS entries FROM " + LATELY
                + " WHERE site_id IS NOT NULL GROUP BY site_id", Tuple.class).setParameter("concept", concept), viewer),
                rows -> rows.stream().collect(Collectors.toMap(row -> number(row, "site_id"), row -> number(row, "entries"))));
    }

    /** What the latest entries of a site are about, most often first; the heads of the vocabulary are not. */
    Question<List<TagView.Neighbour>> ofSite(long site, int most, Viewer viewer) {
        return ofSite("c.id > :near AND NOT " + GENERIC, "", "shared DESC, c.slug", 0, site, most, viewer);
    }

    /** The same, those first that are nearest to a concept in the vocabulary: broader, narrower and related ones are a step away. */
    Question<List<TagView.Neighbour>> ofSiteNear(long concept, long site, int most, Viewer viewer) {
        return ofSite("c.id <> :near AND NOT " + GENERIC, NEAR,
                "coalesce((SELECT min(steps) FROM near WHERE near.id = c.id), 9), "
                        + "shared DESC, c.slug",
                concept, site, most, viewer);
    }

    /** Concepts within three steps. */
    private static final String NEAR = """
            , edge (one, other) AS (SELECT concept_id, broader_id FROM concept_broader
                UNION ALL SELECT broader_id, concept_id FROM concept_broader UNION ALL SELECT concept_id, related_id FROM concept_related),
            near (id, steps) AS (SELECT CAST(:near AS bigint), 0
                UNION SELECT edge.other, near.steps + 1 FROM near JOIN edge ON edge.one = near.id WHERE near.steps < 3)""";

    private Question<List<TagView.Neighbour>> ofSite(String condition, String with, String order, long near, long site,
            int most,
            Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("""
                WITH RECURSIVE lately AS (SELECT e.id FROM entry e WHERE e.site_id = :site AND e.state = 'published' AND %s
                    ORDER BY e.published_at DESC, e.id DESC LIMIT %d)%s
                SELECT %s, count(*) AS shared FROM lately JOIN entry_feature p ON p.entry_id = lately.id AND p.feature > 0
                JOIN concept c ON c.id = p.feature WHERE %s GROUP BY c.id ORDER BY %s LIMIT :most""".formatted(
                Readers.mayRead("e"), LATELY_ASKED, with, REF, condition, order), Tuple.class).setParameter("site", site)
                .setParameter("near", near).setParameter("most", most), viewer), Tags::neighbours);
    }

    /** What the viewer follows. What was proposed, and stands only on texts that are hidden by now, is not told. */
    List<TagRef> followed(Viewer viewer) {
        return Readers.bind(database.createNativeQuery("SELECT " + REF + " FROM concept c JOIN concept_follow f "
                + "ON f.concept_id = c.id AND f.member_id = :me WHERE " + MAY_NAME + " ORDER BY lower(c.pref_label), c.id",
                Tuple.class), viewer).getResultList().stream().map(Tags::ref).toList();
    }

    /** Whether an entry carries a concept that is neither the site's nor what this member wrote in their own name, whoever may read it. */
    boolean usedOutside(long concept, long site, long member) {
        return !database
                .createNativeQuery("SELECT 1 FROM entry_tag t JOIN entry e ON e.id = t.entry_id WHERE t.concept_id = :concept "
                        + "AND e.site_id IS DISTINCT FROM :site AND NOT (e.site_id IS NULL AND e.author_id = :member) LIMIT 1",
                        Integer.class)
                .setParameter("concept", concept).setParameter("member", member)
                .setParameter("site", site).getResultList().isEmpty();
    }

    /** How many entries carry a concept itself, and how many of them the other one too. */
    long[] carrying(long concept, long other, Viewer viewer) {
        Tuple row = Readers.bind(database.createNativeQuery("""
                SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM entry_tag o WHERE o.entry_id = e.id
                    AND o.concept_id = :other))
                FROM entry_tag t JOIN entry e ON e.id = t.entry_id WHERE t.concept_id = :concept AND %s"""
                .formatted(Readers.mayRead("e")), Tuple.class).setParameter("concept", concept).setParameter("other", other),
                viewer).getSingleResult();
        return new long[]{row.get(0, Number.class).longValue(), row.get(1, Number.class).longValue()};
    }

    // ---------------------------------------------------------------- suggestions

    /** A name of a concept that stands in a text. */
    record Named(TagRef tag, String name, String key, boolean preferred) {}

    /**
     * The names of concepts that stand in a text, the longest first: as whole words, and from five letters on with other endings too,
     * unless it has a stop word, of which stems know nothing. A stem begins as its word does, so that few names have to be tried.
     *
     * @param folded the text as {@link LabelKey} folds names
     */
    List<Named> namedIn(String folded, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                WITH t AS MATERIALIZED (SELECT to_tsvector('learning', :text) AS words),
                begins AS MATERIALIZED (SELECT DISTINCT left(word, 3) AS three FROM string_to_table(:text, ' ') word)
                SELECT %s, l.label, l.label_key, l.preferred FROM concept_label l JOIN concept c ON c.id = l.concept_id
                CROSS JOIN t CROSS JOIN LATERAL phraseto_tsquery('learning', l.label_key) AS name
                WHERE left(split_part(l.label_key, ' ', 1), 3) IN (SELECT three FROM begins)
                AND (strpos(' ' || :text || ' ', ' ' || l.label_key || ' ') > 0
                     OR char_length(l.label_key) > 4 AND t.words @@ name
                        AND numnode(name) = 2 * cardinality(string_to_array(l.label_key, ' ')) - 1)
                AND NOT %s AND %s AND (c.site_id IS NULL OR c.site_id = ANY (CAST(:sites AS bigint[])))
                ORDER BY char_length(l.label_key) DESC, l.preferred DESC, c.slug, l.label"""
                .formatted(REF, GENERIC, MAY_NAME), Tuple.class).setParameter("text", folded), viewer).getResultList().stream()
                .map(row -> new Named(ref(row), row.get("label", String.class), row.get("label_key", String.class),
                        row.get("preferred", Boolean.class)))
                .toList();
    }

    /** The tags of entries, by entry, without topics that a site keeps for itself: nobody else could use them. */
    Map<Long, List<TagRef>> ofEntries(List<Long> entries) {
        Map<Long, List<TagRef>> tags = new HashMap<>();
        database.createNativeQuery("SELECT t.entry_id, " + REF + " FROM entry_tag t JOIN concept c ON c.id = t.concept_id "
                + "WHERE t.entry_id IN (:entries) AND c.site_id IS NULL", Tuple.class).setParameter("entries", entries)
                .getResultList()
                .forEach(row -> tags.computeIfAbsent(number(row, "entry_id"), any -> new ArrayList<>()).add(ref(row)));
        return tags;
    }

    /** The slugs of these concepts, given by slug or name, and of all that stand above them. */
    List<String> withAllAbove(List<String> typed) {
        return typed.isEmpty()
                ? List.of()
                : database.createNativeQuery("""
                WITH RECURSIVE up (id) AS (
                    SELECT id FROM concept WHERE slug IN (:typed)
                    UNION SELECT concept_id FROM concept_label WHERE label_key IN (:keys)
                    UNION SELECT b.broader_id FROM concept_broader b JOIN up ON up.id = b.concept_id)
                SELECT c.slug FROM concept c JOIN up ON up.id = c.id""", String.class).setParameter("typed", typed)
                        .setParameter("keys", typed.stream().map(LabelKey::of).toList()).getResultList();
    }

    /** The numbers of the concepts of these slugs or names that the viewer may be told of. */
    List<Long> ids(List<String> typed, Viewer viewer) {
        return typed.isEmpty()
                ? List.of()
                : Readers.bind(database.createNativeQuery("""
                SELECT c.id FROM concept c WHERE (c.slug IN (:typed)
                    OR c.id IN (SELECT concept_id FROM concept_label WHERE label_key IN (:keys))) AND %s ORDER BY c.id"""
                        .formatted(MAY_NAME), Long.class).setParameter("typed", typed)
                        .setParameter("keys", typed.stream().map(LabelKey::of).toList()), viewer).getResultList();
    }

    /** The number of a concept that the viewer may be told of. */
    Question<Boolean> known(long id, Viewer viewer) {
        return Question
                .of(Readers.bind(database.createNativeQuery("SELECT c.id FROM concept c WHERE c.id = :id AND " + MAY_NAME,
                        Tuple.class).setParameter("id", id), viewer), rows -> !rows.isEmpty());
    }

    private static TagRef ref(Tuple row) {
        return new TagRef(row.get("slug", String.class), row.get("pref_label", String.class), row.get("facet", String.class),
                "proposed".equals(row.get("state", String.class)));
    }

    private static List<String> texts(Tuple row, String column) {
        return List.of(row.get(column, String[].class));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
