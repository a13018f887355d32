package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.link.Asked.Ask;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.text.Words;
import network.vanguard.text.Words.Word;

/** What every published entry is alike by, and who has the same. */
@ApplicationScoped
class EntryFeatures {

    /** Entries of safe circles are nobody's neighbours. */
    private static final String LINKED = "e.state = 'published' AND e.visibility <> 'circle'";

    /** A word's number: a hash of its stem, below zero. */
    private static final String WORD_ID = "~(hashtextextended(stem, 0) & 9223372036854775807)";

    /** How many carried the feature f when the epoch began; of one that was not counted it was one at most. */
    private static final String CARRIERS = """
            coalesce((SELECT w.carriers FROM link_weight w WHERE w.epoch = epoch.id AND w.feature = f.id), 1) AS carriers,
            epoch.id AS epoch, epoch.entries, epoch.average_tags, epoch.average_words""";

    private static final String EPOCH = "(SELECT * FROM link_epoch WHERE state = 'current') epoch";

    /** A text says what it is about in its first so many characters. */
    private static final int TEXT_READ = 200_000;

    /** Words as rows. None has a comma or a brace in it. */
    private static final String GIVEN = """
            unnest(string_to_array(:stems, ','), CAST(:amounts AS integer[]), string_to_array(:forms, ',')) AS word (stem, amount, form)""";

    /** So many rows of features are read in some hundredths of a second. */
    private static final int FEW = 20_000;
    /** Entries that are looked at as a whole in one query. */
    private static final int AT_ONCE = 200;

    private final Session database;

    EntryFeatures(Session database) {
        this.database = database;
    }

    /** Which entries may be found, beside those that the viewer may not read. */
    record Choice(long except, boolean elsewhereOnly, int limit) {}

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
        List<String> text = database.createNativeQuery("""
                SELECT concat_ws(E'\\n', e.title, e.title, e.summary, left(e.body_text, %d),
                                 (SELECT string_agg(c.pref_label, E'\\n' ORDER BY c.id) FROM entry_tag tag
                                  JOIN concept c ON c.id = tag.concept_id WHERE tag.entry_id = e.id))
                FROM entry e WHERE e.id = :entry AND %s""".formatted(TEXT_READ, LINKED), String.class)
                .setParameter("entry", entryId)
                .getResultList();
        if (text.isEmpty()) {
            return;
        }
        addConcepts(List.of(entryId));
        List<Word> words = Words.of(text.get(0));
        bind(database.createNativeMutationQuery("INSERT INTO entry_feature (entry_id, feature, amount, form) SELECT :entry, "
                + WORD_ID + ", amount, form FROM " + GIVEN + " ON CONFLICT DO NOTHING"), words).setParameter("entry", entryId)
                .executeUpdate();
        database.createNativeMutationQuery("""
                INSERT INTO entry_measure (entry_id, tags, words)
                SELECT :entry, (SELECT count(*) FROM entry_tag tag WHERE tag.entry_id = :entry), :words""")
                .setParameter("entry", entryId).setParameter("words", words.stream().mapToInt(Word::times).sum())
                .executeUpdate();
    }

    private static <Q extends CommonQueryContract> Q bind(Q query, List<Word> words) {
        query.setParameter("stems", words.stream().map(Word::stem).collect(Collectors.joining(",")));
        query.setParameter("amounts",
                words.stream().map(word -> String.valueOf(word.times())).collect(Collectors.joining(",", "{", "}")));
        query.setParameter("forms", words.stream().map(Word::form).collect(Collectors.joining(",")));
        return query;
    }

    /**
     * Writes the features of entries that should have some and have none: after a change of how they are made, or content that did not come
     * through the program.
     *
     * @param after those above this id only
     * @return up to which id all have theirs now; zero when that is all
     */
    long addMissing(long after, int most) {
        List<Long> entries = database.createNativeQuery("""
                SELECT e.id FROM entry e WHERE e.id > :after AND %s
                AND NOT EXISTS (SELECT 1 FROM entry_measure m WHERE m.entry_id = e.id) ORDER BY e.id LIMIT :most
                FOR NO KEY UPDATE OF e""".formatted(LINKED), Long.class).setParameter("after", after).setParameter("most", most)
                .getResultList();
        entries.forEach(entry -> {
            remove(entry);
            add(entry);
        });
        changed(entries);
        return entries.size() < most ? 0 : entries.get(most - 1);
    }

    /** Says that the lists of others may have to follow. */
    void changed(Collection<Long> entries) {
        database.createNativeMutationQuery("INSERT INTO link_change (entry_id) SELECT unnest(CAST(:entries AS bigint[]))")
                .setParameter("entries", array(entries)).executeUpdate();
    }

    /** Whether more entries than that carry this concept or something below it. */
    boolean carriedByMoreThan(long conceptId, int most) {
        return database.createNativeQuery(
                "SELECT count(*) FROM (SELECT 1 FROM entry_feature WHERE feature = :concept LIMIT :most) carriers", Long.class)
                .setParameter("concept", conceptId).setParameter("most", most + 1).getSingleResult() > most;
    }

    /** Writes the concepts of all entries anew that carry this one or something below it. */
    void rewriteConcepts(long conceptId) {
        List<Long> entries = lock(conceptId, 0, Integer.MAX_VALUE);
        if (!entries.isEmpty()) {
            run("DELETE FROM entry_feature WHERE entry_id = ANY (CAST(:entries AS bigint[])) AND feature > 0", entries);
            addConcepts(entries);
            run("""
                    UPDATE entry_measure m SET version = DEFAULT,
                        tags = (SELECT count(*) FROM entry_tag tag WHERE tag.entry_id = m.entry_id)
                    WHERE m.entry_id = ANY (CAST(:entries AS bigint[]))""", entries);
            changed(entries);
        }
    }

    /** Leaves the entries that carry a concept to be written anew in the background, with the words of its name. */
    void rewriteLater(long conceptId) {
        database.createNativeMutationQuery("INSERT INTO link_concept_change (concept_id) VALUES (:concept)")
                .setParameter("concept", conceptId).executeUpdate();
    }

    /** Writes some more of the entries anew that were left for later. */
    void rewriteSome(int most) {
        List<Tuple> left = database.createNativeQuery(
                "SELECT id, concept_id, after_id FROM link_concept_change ORDER BY id LIMIT 1 FOR UPDATE", Tuple.class)
                .getResultList();
        for (Tuple change : left) {
            List<Long> entries = lock(number(change, "concept_id"), number(change, "after_id"), most);
            entries.forEach(entry -> {
                remove(entry);
                add(entry);
            });
            changed(entries);
            if (entries.size() < most) {
                database.createNativeMutationQuery("DELETE FROM link_concept_change WHERE id = :id")
                        .setParameter("id", number(change, "id")).executeUpdate();
            } else {
                database.createNativeMutationQuery("UPDATE link_concept_change SET after_id = :after WHERE id = :id")
                        .setParameter("id", number(change, "id")).setParameter("after", entries.get(most - 1)).executeUpdate();
            }
        }
    }

    /**
     * Some of the entries that carry a concept, by id. In one order and before anything is changed: whoever saves one of them waits, and is
     * waited for, without a deadlock.
     */
    private List<Long> lock(long conceptId, long after, int most) {
        return database.createNativeQuery("""
                SELECT e.id FROM entry e JOIN entry_feature p ON p.entry_id = e.id WHERE p.feature = :concept AND e.id > :after
                ORDER BY e.id LIMIT :most FOR NO KEY UPDATE OF e""", Long.class).setParameter("concept", conceptId)
                .setParameter("after", after).setParameter("most", most).getResultList();
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
                .formatted(Similarity.OWN, LINKED), entries);
    }

    private void run(String sql, List<Long> entries) {
        database.createNativeMutationQuery(sql).setParameter("entries", array(entries)).executeUpdate();
    }

    // ---------------------------------------------------------------- asking

    /** The features of an entry; none when it is not linked, or the viewer may not read it. */
    Question<Asked> ofEntry(long entryId, Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("""
                SELECT f.id, f.amount, %s, c.slug AS name, coalesce(c.pref_label, f.form) AS label,
                       CASE WHEN f.id > 0 THEN ARRAY(SELECT b.concept_id FROM concept_broader b
                             JOIN entry_feature own ON own.entry_id = e.id AND own.feature = b.concept_id
                             WHERE b.broader_id = f.id) ELSE CAST('{}' AS bigint[]) END AS below
                FROM entry e JOIN entry_feature f (entry_id, id, amount, form) ON f.entry_id = e.id
                LEFT JOIN concept c ON c.id = f.id CROSS JOIN %s WHERE e.id = :entry AND %s"""
                .formatted(CARRIERS, EPOCH, Readers.mayRead("e")), Tuple.class).setParameter("entry", entryId), viewer),
                EntryFeatures::asked);
    }

    /** The words of a text, and tags that it has already. */
    Asked ofText(String text, Collection<Long> tags) {
        return asked(bind(database.createNativeQuery("""
                SELECT f.id, f.amount, %s, f.name, f.label, CAST('{}' AS bigint[]) AS below
                FROM (SELECT %s AS id, amount, stem AS name, form AS label FROM %s
                      UNION ALL SELECT c.id, %d, c.slug, c.pref_label FROM concept c WHERE c.id = ANY (CAST(:tags AS bigint[]))) f
                CROSS JOIN %s""".formatted(CARRIERS, WORD_ID, GIVEN, Similarity.OWN, EPOCH), Tuple.class), Words.of(text))
                .setParameter("tags", array(tags)).getResultList());
    }

    private static Asked asked(List<Tuple> rows) {
        List<Feature> features = rows.stream().map(row -> {
            String label = row.get("label", String.class);
            List<String> stems = Words.stems(label);
            String name = row.get("name", String.class);
            return new Feature(number(row, "id"), (int) number(row, "amount"), number(row, "carriers"),
                    name == null ? stems.isEmpty() ? label : stems.get(0) : name, label, stems,
                    Arrays.asList(row.get("below", Long[].class)));
        }).toList();
        return new Asked(features, rows.isEmpty() ? new Epoch(0, 0, 100, 1) : epoch(rows.get(0)));
    }

    private static Epoch epoch(Tuple row) {
        return new Epoch((int) number(row, "epoch"), number(row, "entries"), number(row, "average_tags"),
                number(row, "average_words"));
    }

    /**
     * The entries that share most with what is asked about, best first, and at the same score the older first. Exact, at any moment. One
     * query where few have something of it.
     */
    List<Candidate> nearest(Asked asked, Choice choice, Viewer viewer) {
        return nearest(asked, choice, viewer, FEW);
    }

    /**
     * Where many have something of it, those features that can add most are looked at first, and as soon as what is left could not bring
     * anybody else into the list, only those who have some of these are looked at as a whole (MaxScore; Turtle and Flood 1995).
     *
     * @param few so many carriers are looked at first
     */
    List<Candidate> nearest(Asked asked, Choice choice, Viewer viewer, int few) {
        List<Ask> asks = asked.asks();
        int open = 0;
        long carriers = 0;
        for (long most = few;; most *= 8) {
            while (open < asks.size() && (open == 0 || carriers + asks.get(open).carriers() <= most)) {
                carriers += asks.get(open++).carriers();
            }
            List<Ask> rest = asks.subList(open, asks.size());
            if (rest.isEmpty()) {
                return nearest(asked, asks, null, choice, viewer);
            }
            List<Candidate> found = nearest(asked, asks, partial(asked, asks.subList(0, open), choice.except()),
                    rest.stream().mapToLong(Ask::bound).sum(), choice, viewer);
            if (!found.isEmpty()) {
                return found;
            }
        }
    }

    /** An entry and what some features add to its score. */
    private record Sum(long entryId, long score) {}

    /** Empty when an entry might belong in the list that has none of the features that were looked at. */
    private List<Candidate> nearest(Asked asked, List<Ask> asks, List<Sum> sums, long rest, Choice choice, Viewer viewer) {
        List<Candidate> best = List.of();
        long needed = 0;
        for (int from = 0; from < sums.size() && sums.get(from).score() + rest >= needed; from += AT_ONCE) {
            List<Long> some = sums.subList(from, Math.min(from + AT_ONCE, sums.size())).stream().map(Sum::entryId).toList();
            best = Stream.concat(best.stream(), nearest(asked, asks, some, choice, viewer).stream())
                    .sorted(comparing(Candidate::score).reversed().thenComparing(Candidate::entryId)).limit(choice.limit())
                    .toList();
            needed = best.size() < choice.limit() ? 0 : best.get(choice.limit() - 1).score();
        }
        return rest < needed ? best : List.of();
    }

    /** What these features add to the scores of all who have one of them, the most first. */
    private List<Sum> partial(Asked asked, List<Ask> asks, long except) {
        // The lengths are looked up entry by entry: left to itself the database reads those of the whole network.
        return database.createNativeQuery("""
                WITH p AS MATERIALIZED (
                    SELECT p.entry_id, p.feature, p.amount, q.weight
                    FROM unnest(CAST(:features AS bigint[]), CAST(:weights AS bigint[])) AS q (feature, weight)
                    JOIN entry_feature p ON p.feature = q.feature WHERE p.entry_id <> :except),
                m AS MATERIALIZED (
                    SELECT m.* FROM (SELECT DISTINCT entry_id FROM p) one
                    CROSS JOIN LATERAL (SELECT entry_id, tags, words FROM entry_measure WHERE entry_id = one.entry_id OFFSET 0) m)
                SELECT entry_id, CAST(sum(p.weight * (%s)) AS bigint) AS score FROM p JOIN m USING (entry_id)
                GROUP BY entry_id ORDER BY score DESC, entry_id"""
                .formatted(Similarity.FIT), Tuple.class)
                .setParameter("features", array(asks.stream().map(Ask::feature).toList()))
                .setParameter("weights", array(asks.stream().map(Ask::weight).toList()))
                .setParameter("averageTags", asked.epoch().averageTags())
                .setParameter("averageWords", asked.epoch().averageWords()).setParameter("except", except)
                .getResultList().stream().map(row -> new Sum(number(row, "entry_id"), number(row, "score"))).toList();
    }

    /** @param among the entries that are looked at, or null for all */
    private List<Candidate> nearest(Asked asked, List<Ask> asks, List<Long> among, Choice choice, Viewer viewer) {
        String from = among == null
                ? "q JOIN entry_feature p ON p.feature = q.feature"
                : "unnest(CAST(:among AS bigint[])) AS one (id) JOIN entry_feature p ON p.entry_id = one.id JOIN q ON q.feature = p.feature";
        NativeQuery<Tuple> query = Readers.bind(database.createNativeQuery("""
                WITH q AS (SELECT * FROM unnest(CAST(:features AS bigint[]), CAST(:weights AS bigint[])) AS q (feature, weight)),
                best AS (
                    SELECT p.entry_id, CAST(sum(q.weight * (%s)) AS bigint) AS score
                    FROM %s JOIN entry_measure m ON m.entry_id = p.entry_id
                    WHERE p.entry_id <> :except GROUP BY p.entry_id)
                SELECT e.id, e.site_id, best.score, CAST(NULL AS timestamptz) AS made_at, %s FROM best JOIN entry e ON e.id = best.entry_id
                WHERE %s AND NOT (:elsewhereOnly AND coalesce(e.site_id = (SELECT site_id FROM entry WHERE id = :except), false))
                ORDER BY best.score DESC, e.id LIMIT :limit"""
                .formatted(Similarity.FIT, from, Verdicts.saidOf(":except", "e.id"), Readers.mayRead("e")), Tuple.class)
                .setParameter("features", array(asks.stream().map(Ask::feature).toList()))
                .setParameter("weights", array(asks.stream().map(Ask::weight).toList()))
                .setParameter("averageTags", asked.epoch().averageTags())
                .setParameter("averageWords", asked.epoch().averageWords()).setParameter("except", choice.except())
                .setParameter("elsewhereOnly", choice.elsewhereOnly()).setParameter("limit", choice.limit()), viewer);
        if (among != null) {
            query.setParameter("among", array(among));
        }
        return query.getResultList().stream().map(Candidate::of).toList();
    }

    /** What these entries share with what is asked about, the weightiest first; those that share nothing are left out. */
    Question<Map<Long, Match>> matches(Asked asked, Collection<Long> entries) {
        Map<Long, Long> weights = asked.weights();
        return Question.of(database
                .createNativeQuery("""
                SELECT p.entry_id, p.feature, p.amount, m.tags, m.words FROM entry_feature p
                JOIN entry_measure m ON m.entry_id = p.entry_id
                WHERE p.entry_id = ANY (CAST(:entries AS bigint[])) AND p.feature = ANY (CAST(:features AS bigint[]))""",
                        Tuple.class)
                .setParameter("entries", array(entries)).setParameter("features", array(weights.keySet())),
                rows -> matches(asked, weights, rows));
    }

    private static Map<Long, Match> matches(Asked asked, Map<Long, Long> weights, List<Tuple> rows) {
        Map<Long, List<Part>> parts = new HashMap<>();
        for (Tuple row : rows) {
            long feature = number(row, "feature");
            int amount = (int) number(row, "amount");
            long fit = feature > 0
                    ? Similarity.conceptFit(asked.epoch(), (int) number(row, "tags"), amount)
                    : Similarity.wordFit(asked.epoch(), (int) number(row, "words"), amount);
            parts.computeIfAbsent(number(row, "entry_id"), entry -> new ArrayList<>())
                    .add(new Part(feature, weights.get(feature) * fit, feature > 0 && amount == Similarity.OWN));
        }
        Map<Long, Match> matches = new HashMap<>();
        parts.forEach((entry, all) -> {
            all.sort(comparing(Part::weight).thenComparing(Part::feature).reversed());
            matches.put(entry, new Match(entry, all));
        });
        return matches;
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    /** As a PostgreSQL array literal. */
    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
