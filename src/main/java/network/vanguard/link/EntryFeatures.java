package network.vanguard.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;

/** What every published entry is alike by, and who has the same. */
@ApplicationScoped
class EntryFeatures {

    /** Entries of safe circles are nobody's neighbours. */
    private static final String LINKED = "e.state = 'published' AND e.visibility <> 'circle'";

    /** Words beside the stop words of the search that fit any text, in any of their forms, so that no link is told by them. */
    private static final String PLAIN = """
            one two three four five six seven eight nine ten hundred thousand million first second third half once twice
            many much several every each another other others both few less least more most some such same own rest whole full part
            year month week day hour minute today now then later early often always ever never already still again soon since until
            january february march april june july august september october november december monday tuesday wednesday thursday friday
            saturday sunday make made take took taken give gave given get got go went gone come came become became find found keep kept
            put set see saw seen say said tell told know knew known think thought want use begin began begun start show shown bring
            brought hold held let leave left lead led mean meant include report suggest without within across around among along about
            via near nearly almost roughly approximately also even just only well quite rather like likely together however although
            though while whether because therefore may might must shall could would way thing number lot large small big good better
            best great long short high higher low lower new old able different various and""";

    /**
     * The words of the texts {@code t (id, text)}, by the stems that the search uses too: without stop words, plain words, numbers, and
     * words of one or two letters. Of its forms a word has the one that occurs most.
     */
    private static final String WORDS = """
            token (id, form, times) AS (
                SELECT t.id, p.token, count(*) FROM t, ts_parse('default', t.text) p
                WHERE p.tokid IN (SELECT tokid FROM ts_token_type('default')
                                  WHERE alias IN ('asciiword', 'word', 'hword_asciipart', 'hword_part'))
                AND char_length(p.token) > 2 GROUP BY t.id, p.token),
            word (id, stem, amount, form) AS (
                SELECT id, stem, CAST(sum(times) AS integer),
                       (array_agg(form ORDER BY times DESC, form <> lower(form), form COLLATE "C"))[1]
                FROM token, unnest(to_tsvector('learning', form)) AS lexeme (stem, positions, weights)
                WHERE stem <> ALL (tsvector_to_array(to_tsvector('learning', '%s'))) GROUP BY id, stem)""".formatted(PLAIN);

    private static final String WORD_ID = "~(hashtextextended(stem, 0) & 9223372036854775807)";

    private static final String CARRIERS = "(SELECT count(*) FROM entry_feature x WHERE x.feature = f.id) AS carriers";

    private static final String NETWORK = """
            (SELECT count(*) AS entries, count(*) FILTER (WHERE tags > 0) AS tagged, coalesce(sum(tags), 0) AS tags,
                    count(*) FILTER (WHERE words > 0) AS worded, coalesce(sum(words), 0) AS words FROM entry_measure) network""";

    private final Session database;

    EntryFeatures(Session database) {
        this.database = database;
    }

    /** What is asked about: its features, and the lengths to compare with. */
    record Asked(List<Feature> features, Network network) {

        /** The words that tell something: one that more than a tenth of the entries have counts, but is everybody's. */
        List<Long> telling() {
            long most = Math.max(2, network.entries() / 10);
            return features.stream().filter(feature -> !feature.concept() && feature.carriers() <= most).map(Feature::id)
                    .toList();
        }
    }

    /**
     * Which entries may be found, beside those that the viewer may not read.
     *
     * @param forPage those at other sites first, and none that only an everyday word or two would speak for
     */
    record Choice(long except, boolean elsewhereOnly, boolean forPage, int limit) {}

    /** One feature that an entry shares with what is asked about, what it adds to the score, and whether it is the entry's own tag. */
    record Part(long feature, long weight, boolean ownTag) {}

    /** An entry that shares something, and what; the weightiest first. */
    record Match(long entryId, List<Part> parts) {

        /** In parts of {@link Similarity#ONE}. */
        long score() {
            return parts.stream().mapToLong(Part::weight).sum();
        }
    }

    // ---------------------------------------------------------------- writing

    /** Takes an entry out of all links. */
    void remove(long entryId) {
        run("""
                WITH gone AS (DELETE FROM entry_feature WHERE entry_id = ANY (CAST(:entries AS bigint[])))
                DELETE FROM entry_measure WHERE entry_id = ANY (CAST(:entries AS bigint[]))""", List.of(entryId));
    }

    /** Writes the features of an entry that has none; one that is not to be linked is left without. */
    void add(long entryId) {
        addConcepts(List.of(entryId));
        run("""
                WITH t (id, text) AS (
                    SELECT e.id, concat_ws(E'\\n', e.title, e.title, e.summary, left(e.body_text, 200000)) FROM entry e
                    WHERE e.id = ANY (CAST(:entries AS bigint[])) AND %s),
                %s,
                written AS (INSERT INTO entry_feature (entry_id, feature, amount, form)
                            SELECT id, %s, amount, form FROM word)
                INSERT INTO entry_measure (entry_id, tags, words)
                SELECT t.id, (SELECT count(*) FROM entry_tag tag WHERE tag.entry_id = t.id),
                       (SELECT coalesce(sum(amount), 0) FROM word WHERE word.id = t.id) FROM t"""
                .formatted(LINKED, WORDS, WORD_ID), List.of(entryId));
    }

    /** Writes the concepts of all entries anew that carry this one or something below it. */
    void rewriteBelow(long conceptId) {
        // In one order and before anything is changed: whoever saves one of them waits, and is waited for, without a deadlock.
        List<Long> entries = database.createNativeQuery("""
                SELECT e.id FROM entry e JOIN entry_feature p ON p.entry_id = e.id WHERE p.feature = :concept
                ORDER BY e.id FOR NO KEY UPDATE OF e""", Long.class).setParameter("concept", conceptId).getResultList();
        if (!entries.isEmpty()) {
            run("DELETE FROM entry_feature WHERE entry_id = ANY (CAST(:entries AS bigint[])) AND feature > 0", entries);
            addConcepts(entries);
        }
    }

    /** Tags, and what stands above them, at half the strength for each level; the nearest way up counts. */
    private void addConcepts(List<Long> entries) {
        run("""
                WITH RECURSIVE above (entry_id, concept_id, strength) AS (
                    SELECT t.entry_id, t.concept_id, %d FROM entry_tag t JOIN entry e ON e.id = t.entry_id
                    WHERE e.id = ANY (CAST(:entries AS bigint[])) AND %s
                    UNION
                    SELECT a.entry_id, b.broader_id, a.strength / 2 FROM above a
                    JOIN concept_broader b ON b.concept_id = a.concept_id WHERE a.strength > 1)
                INSERT INTO entry_feature (entry_id, feature, amount)
                SELECT entry_id, concept_id, max(strength) FROM above GROUP BY entry_id, concept_id"""
                .formatted(Feature.OWN, LINKED), entries);
    }

    private void run(String sql, List<Long> entries) {
        database.createNativeMutationQuery(sql).setParameter("entries", array(entries)).executeUpdate();
    }

    // ---------------------------------------------------------------- asking

    /** The features of an entry; none when it is not linked, or the viewer may not read it. */
    Asked ofEntry(long entryId, Viewer viewer) {
        return asked(Readers.bind(database.createNativeQuery("""
                SELECT f.id, f.amount, %s, coalesce(c.slug, stems[1]) AS name, coalesce(c.pref_label, f.form) AS label, stems,
                       ARRAY(SELECT b.concept_id FROM concept_broader b
                             JOIN entry_feature own ON own.entry_id = e.id AND own.feature = b.concept_id
                             WHERE b.broader_id = f.id) AS below, network.*
                FROM entry e JOIN entry_feature f (entry_id, id, amount, form) ON f.entry_id = e.id
                LEFT JOIN concept c ON c.id = f.id
                CROSS JOIN LATERAL tsvector_to_array(to_tsvector('learning', coalesce(c.pref_label, f.form))) AS stems
                CROSS JOIN %s WHERE e.id = :entry AND %s""".formatted(CARRIERS, NETWORK, Readers.mayRead("e")), Tuple.class)
                .setParameter("entry", entryId), viewer));
    }

    /** The words of a text. */
    Asked ofText(String text) {
        return asked(database.createNativeQuery("""
                WITH t (id, text) AS (SELECT 0, CAST(:text AS text)), %s,
                f AS (SELECT %s AS id, amount, stem, form FROM word)
                SELECT f.id, f.amount, %s, stem AS name, form AS label, ARRAY[stem] AS stems, CAST('{}' AS bigint[]) AS below, network.*
                FROM f CROSS JOIN %s""".formatted(WORDS, WORD_ID, CARRIERS, NETWORK), Tuple.class)
                .setParameter("text", text));
    }

    private static Asked asked(NativeQuery<Tuple> query) {
        List<Tuple> rows = query.getResultList();
        List<Feature> features = rows.stream()
                .map(row -> new Feature(number(row, "id"), (int) number(row, "amount"), number(row, "carriers"),
                        row.get("name", String.class), row.get("label", String.class),
                        List.of(row.get("stems", String[].class)), Arrays.asList(row.get("below", Long[].class))))
                .toList();
        return new Asked(features, rows.isEmpty() ? new Network(0, 0, 0, 0, 0) : network(rows.get(0)));
    }

    private static Network network(Tuple row) {
        return new Network(number(row, "entries"), number(row, "tagged"), number(row, "tags"), number(row, "worded"),
                number(row, "words"));
    }

    /** The entries that share most with what is asked about, best first, and at the same score the older first. */
    List<Match> nearest(Asked asked, Choice choice, Viewer viewer) {
        Map<Long, Long> weights = Similarity.weights(asked.features(), asked.network());
        List<Tuple> rows = Readers
                .bind(database
                        .createNativeQuery("""
                WITH part AS MATERIALIZED (
                    SELECT p.entry_id, p.feature, p.amount, q.weight * (%s) AS part
                    FROM unnest(CAST(:features AS bigint[]), CAST(:weights AS bigint[])) AS q (feature, weight)
                    JOIN entry_feature p ON p.feature = q.feature JOIN entry_measure m ON m.entry_id = p.entry_id
                    WHERE p.entry_id <> :except),
                found AS (
                    SELECT s.entry_id, row_number() OVER (ORDER BY :forPage AND here, s.score DESC, s.entry_id) AS place
                    FROM (SELECT entry_id, sum(part) AS score,
                                 bool_or(feature > 0)
                                 OR count(*) FILTER (WHERE feature = ANY (CAST(:telling AS bigint[]))) >= %d AS convincing
                          FROM part GROUP BY entry_id) s JOIN entry e ON e.id = s.entry_id
                    CROSS JOIN LATERAL (SELECT coalesce(e.site_id = (SELECT site_id FROM entry WHERE id = :except), false)) own (here)
                    WHERE %s AND NOT (:elsewhereOnly AND here) AND (convincing OR NOT :forPage) ORDER BY place LIMIT :limit)
                SELECT entry_id, feature, part, feature > 0 AND amount = %d AS own_tag FROM found JOIN part USING (entry_id)
                ORDER BY place, part DESC, feature DESC"""
                                .formatted(Similarity.FIT, Explanation.WORDS_NAMED, Readers.mayRead("e"), Feature.OWN),
                                Tuple.class)
                        .setParameter("features", array(weights.keySet())).setParameter("weights", array(weights.values()))
                        .setParameter("averageTags", asked.network().averageTags())
                        .setParameter("averageWords", asked.network().averageWords()).setParameter("except", choice.except())
                        .setParameter("elsewhereOnly", choice.elsewhereOnly())
                        .setParameter("telling", array(asked.telling())).setParameter("forPage", choice.forPage())
                        .setParameter("limit", choice.limit()), viewer)
                .getResultList();
        return matches(rows);
    }

    private static List<Match> matches(List<Tuple> rows) {
        Map<Long, List<Part>> parts = new LinkedHashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(number(row, "entry_id"), entry -> new ArrayList<>()).add(new Part(
                number(row, "feature"), number(row, "part"), row.get("own_tag", Boolean.class))));
        return parts.entrySet().stream().map(entry -> new Match(entry.getKey(), entry.getValue())).toList();
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    /** As a PostgreSQL array literal. */
    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
