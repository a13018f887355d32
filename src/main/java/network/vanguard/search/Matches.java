package network.vanguard.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptSlugs;
import network.vanguard.vocabulary.TopConcepts;

/**
 * Published entries that match. What the viewer may not read is left out before anything is cut or counted. PostgreSQL reads a page for
 * each hit that it ranks, so a bounded set is ranked: the newest that have the words in the title, that carry the topic, that have the
 * words anywhere.
 */
@ApplicationScoped
class Matches {

    /** Entries counted at most, for each way of matching. */
    static final int COUNTED = 500;
    private static final int RANKED = 300;
    private static final int RANKED_FIRST = 300;

    /** A title counts before a topic, and that before the rest; the rank within is below this. */
    private static final int STEP = 1_000_000;

    private static final String WORDS = "CAST(:words AS tsquery)";

    private static final String TAGGED = """
            e.id IN (SELECT t.entry_id FROM entry_tag t WHERE t.concept_id IN (
                WITH RECURSIVE below (id) AS (SELECT id FROM (%s) AS named
                    UNION SELECT b.concept_id FROM concept_broader b JOIN below ON below.id = b.broader_id)
                SELECT id FROM below))""".formatted(ConceptSlugs.id(":topic"));

    private static final String OF_KIND = "e.kind = :kind";
    private static final String OF_SITE = "coalesce(e.site_id = (SELECT id FROM site WHERE slug = :site), false)";
    private static final String OF_TAG = TAGGED.replace(":topic", ":tag");

    private static final String HEADLINE = "ts_headline('learning', translate(%s, '" + Highlight.START + Highlight.STOP
            + "', ''), %s, "
            + "'StartSel=\"" + Highlight.START + "\", StopSel=\"" + Highlight.STOP + "\", %s')";
    private static final String WHOLE = "HighlightAll=true";
    private static final String PLACES = "MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \"";
    /** Characters of a body in which places are looked for. */
    private static final int BODY_SHOWN = 50_000;
    /** The same for what is said of files and in videos. */
    private static final int BESIDE_SHOWN = 20_000;
    private static final String BODY = "concat_ws(' … ', left(e.body_text, " + BODY_SHOWN + "), nullif(left(e.beside_text, "
            + BESIDE_SHOWN + "), ''))";

    private final Session database;

    Matches(Session database) {
        this.database = database;
    }

    /**
     * What the words mean to PostgreSQL: stems, phrases, or, not. Asked once and bound as it is, so that it is not worked out again for
     * each row.
     *
     * @param words joined by "and" and "or"; empty when only small words such as "the" were typed
     */
    record Stems(String words) {

        /** The same with "or" throughout; empty when a word must be left out, because "or anything without it" is everything. */
        Stems any() {
            return new Stems(words.contains("!") ? "" : words.replace(" & ", " | "));
        }
    }

    Question<Stems> stems(SearchQuery query) {
        // What follows is planned for these very words: for a rare one the index of words is quick, for one that half of all entries have
        // it would be read whole, and walking the newest is quick.
        return Question.of(database.createNativeQuery("""
                SELECT CAST(websearch_to_tsquery('learning', :q) AS text) AS words,
                       set_config('plan_cache_mode', 'force_custom_plan', true) AS planning""", Tuple.class).setParameter("q",
                query.forPostgres()), rows -> new Stems(rows.get(0).get("words", String.class)));
    }

    /** A hit in order: its place is (score, id), greatest first. */
    record Found(long id, long score, Highlight title, Highlight summary, Highlight body) {}

    /**
     * A page of hits, best first.
     *
     * @param topic slug of the concept that the words name, or empty
     * @param score of the last hit before this page; null on the first
     */
    List<Found> page(SearchQuery query, Stems stems, String topic, Long score, long id, int limit, Viewer viewer) {
        String candidates = candidates("to_tsvector('learning', e.title) @@ " + WORDS, 2, RANKED_FIRST, query) + " UNION ALL "
                + candidates("e.search @@ " + WORDS, 0, RANKED, query)
                + (topic.isEmpty() ? "" : " UNION ALL " + candidates(TAGGED, 1, RANKED_FIRST, query));
        String sql = "WITH candidate (id, class) AS (" + candidates + "), scored (id, score) AS (SELECT e.id, max(c.class) * "
                + STEP
                + " + CAST(round(CAST(" + STEP + " * ts_rank(CAST('{0.1, 0.2, 0.6, 1}' AS real[]), e.search, " + WORDS
                + ", 32) AS numeric)) AS bigint) FROM candidate c JOIN entry e ON e.id = c.id GROUP BY e.id), "
                + "page AS (SELECT id, score FROM scored" + (score == null ? "" : " WHERE (score, id) < (:score, :id)")
                + " ORDER BY score DESC, id DESC LIMIT :limit) SELECT e.id, page.score, "
                + HEADLINE.formatted("e.title", WORDS, WHOLE)
                + " AS title, " + HEADLINE.formatted("e.summary", WORDS, WHOLE) + " AS summary, "
                + HEADLINE.formatted(BODY, WORDS, PLACES)
                + " AS body FROM page JOIN entry e ON e.id = page.id ORDER BY page.score DESC, page.id DESC";
        Map<String, Object> parameters = parameters(query, stems, topic);
        parameters.put("limit", limit);
        if (score != null) {
            parameters.put("score", score);
            parameters.put("id", id);
        }
        return select(sql, parameters, viewer).map(rows -> rows.stream().map(Matches::found).toList()).answer();
    }

    private static String candidates(String matching, int placeClass, int most, SearchQuery query) {
        return "(SELECT e.id, " + placeClass + " FROM entry e WHERE " + matching + " AND e.state = 'published' AND "
                + Readers.mayRead("e")
                + " AND " + String.join(" AND ", filters(query)) + " ORDER BY e.published_at DESC, e.id DESC LIMIT " + most
                + ")";
    }

    private static Found found(Tuple row) {
        Highlight body = Highlight.of(row.get("body", String.class));
        return new Found(row.get("id", Number.class).longValue(), row.get("score", Number.class).longValue(),
                Highlight.of(row.get("title", String.class)), Highlight.of(row.get("summary", String.class)),
                body.any() ? body : null);
    }

    /**
     * The total and the counts of every filter.
     *
     * @param stems null when no words were typed: all that is published counts then
     */
    Question<Facets> facets(SearchQuery query, Stems stems, String topic, Viewer viewer) {
        List<String> matching = new ArrayList<>();
        matching.add(stems == null ? "true" : "e.search @@ " + WORDS);
        if (!topic.isEmpty()) {
            matching.add(TAGGED);
        }
        List<String> filters = filters(query);
        // What passes every filter counts before what only shows what another choice would leave: both have their own bound.
        Stream<String> chosen = filters.stream().allMatch("true"::equals)
                ? Stream.empty()
                : matching.stream().map(condition -> counted(condition, filters, 3));
        String counted = Stream.concat(chosen, matching.stream().map(condition -> counted(condition, filters, 2)))
                .collect(Collectors.joining(" UNION "));
        String sql = "WITH RECURSIVE counted (id, kind, site_id, k, s, t) AS MATERIALIZED (" + counted + """
                ), above (id, concept_id) AS (
                    SELECT DISTINCT t.concept_id, t.concept_id FROM counted JOIN entry_tag t ON t.entry_id = counted.id
                    UNION SELECT above.id, b.broader_id FROM above JOIN concept_broader b ON b.concept_id = above.concept_id)
                SELECT 'matched' AS facet, '' AS value, '' AS label, count(*) AS entries FROM counted
                UNION ALL SELECT 'total', '', '', count(*) FROM counted WHERE k AND s AND t
                UNION ALL SELECT 'kind', kind, '', count(*) FROM counted WHERE s AND t GROUP BY kind
                UNION ALL (SELECT 'site', site.slug, site.name, count(*) AS entries FROM counted JOIN site ON site.id = counted.site_id
                    WHERE k AND t GROUP BY site.slug, site.name ORDER BY entries DESC, site.name LIMIT 50)
                UNION ALL (SELECT 'tag', c.slug, c.pref_label, count(DISTINCT counted.id) AS entries
                    FROM counted JOIN entry_tag et ON et.entry_id = counted.id JOIN above ON above.id = et.concept_id
                    JOIN concept c ON c.id = above.concept_id
                    WHERE k AND s AND (NOT %s%s) GROUP BY c.slug, c.pref_label
                    ORDER BY entries DESC, c.pref_label, c.slug LIMIT 30)""".formatted(TopConcepts.IS_ONE,
                query.tag().isEmpty() ? "" : " OR c.slug = :tag");
        return select(sql, parameters(query, stems, topic), viewer).map(Matches::facets);
    }

    private static Facets facets(List<Tuple> rows) {
        long total = values(rows, "total").get(0).count();
        return new Facets(Math.min(total, COUNTED), total > COUNTED, values(rows, "matched").get(0).count() > COUNTED,
                values(rows, "kind").stream()
                        .map(kind -> new FacetValue(kind.value(), EntryKind.of(kind.value()).orElseThrow().plural(),
                                kind.count()))
                        .sorted((one, other) -> Long.compare(other.count(), one.count())).toList(),
                values(rows, "site"), values(rows, "tag"));
    }

    // A row that fails two filters counts nowhere: each facet leaves out only its own.
    private static String counted(String condition, List<String> filters, int passed) {
        String kind = filters.get(0);
        String site = filters.get(1);
        String tag = filters.get(2);
        return "(SELECT e.id, e.kind, e.site_id, " + kind + ", " + site + ", " + tag + " FROM entry e WHERE " + condition
                + " AND e.state = 'published' AND " + Readers.mayRead("e") + " AND CAST(" + kind + " AS int) + CAST(" + site
                + " AS int) + CAST(" + tag + " AS int) >= " + passed + " LIMIT " + (COUNTED + 1) + ")";
    }

    private static List<FacetValue> values(List<Tuple> rows, String facet) {
        return rows.stream().filter(row -> facet.equals(row.get("facet", String.class)))
                .map(row -> new FacetValue(row.get("value", String.class), row.get("label", String.class),
                        row.get("entries", Number.class).longValue()))
                .toList();
    }

    /** Sites of which the name or another name holds all the words: the one that is called so, or three at most. */
    Question<List<SiteRef>> sites(String words) {
        return Question.of(database.createNativeQuery("""
                SELECT s.id, s.slug, s.name, s.slug = lower(:words) OR EXISTS (SELECT 1 FROM unnest(s.name || s.aliases) AS called
                           WHERE lower(unaccent(called)) = lower(unaccent(:words))) AS exact
                FROM site s WHERE s.slug = lower(:words)
                    OR to_tsvector('simple', unaccent(s.name || ' ' || array_to_string(s.aliases, ' ')))
                       @@ plainto_tsquery('simple', unaccent(:words))
                ORDER BY exact DESC, s.name LIMIT 4""", Tuple.class).setParameter("words", words), Matches::sites);
    }

    private static List<SiteRef> sites(List<Tuple> rows) {
        boolean exact = !rows.isEmpty() && rows.get(0).get("exact", Boolean.class);
        return exact || rows.size() <= 3
                ? rows.stream().limit(exact ? 1 : 3).map(row -> new SiteRef(row.get("id", Number.class).longValue(),
                        row.get("slug", String.class), row.get("name", String.class))).toList()
                : List.of();
    }

    /** The person of that handle, for those who are signed in: names of people are not public. */
    Question<Optional<MemberRef>> person(String handle, Viewer viewer) {
        return !viewer.signedIn()
                ? Question.known(Optional.empty())
                : Question.of(
                        database.createNativeQuery("SELECT handle, name FROM member WHERE active AND handle = lower(:handle)",
                                Tuple.class).setParameter("handle", handle),
                        rows -> rows.stream().findFirst()
                                .map(row -> new MemberRef(row.get("handle", String.class), row.get("name", String.class))));
    }

    // Always three: kind, site, tag.
    private static List<String> filters(SearchQuery query) {
        return List.of(query.kind() == null ? "true" : OF_KIND, query.site().isEmpty() ? "true" : OF_SITE,
                query.tag().isEmpty() ? "true" : OF_TAG);
    }

    private static Map<String, Object> parameters(SearchQuery query, Stems stems, String topic) {
        Map<String, Object> parameters = new HashMap<>();
        if (stems != null) {
            parameters.put("words", stems.words());
        }
        if (!topic.isEmpty()) {
            parameters.put("topic", topic);
        }
        if (query.kind() != null) {
            parameters.put("kind", query.kind().code());
        }
        if (!query.site().isEmpty()) {
            parameters.put("site", query.site());
        }
        if (!query.tag().isEmpty()) {
            parameters.put("tag", query.tag());
        }
        return parameters;
    }

    private Question<List<Tuple>> select(String sql, Map<String, Object> parameters, Viewer viewer) {
        NativeQuery<Tuple> query = database.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return Question.of(Readers.bind(query, viewer), rows -> rows);
    }
}
