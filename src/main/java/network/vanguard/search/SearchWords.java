package network.vanguard.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.Readers;
import network.vanguard.member.Viewer;

/**
 * The words that occur: what a misspelt word may have been. Only words of what the whole network may read are kept, and a word is proposed
 * only to a viewer who may read a published entry that holds it, so that no correction tells of what is hidden. A word that has gone from
 * every entry may stay in the list: nobody will be shown it.
 */
@ApplicationScoped
class SearchWords {

    private static final int NEAREST = 40;

    /** Swapped letters leave few trigrams in common; the edit distance decides afterwards. */
    private static final String SIMILAR_ENOUGH = "0.2";

    private final Session database;

    SearchWords(Session database) {
        this.database = database;
    }

    // In alphabetical order: two writers that add the same words wait for each other, but never in a circle.
    private static final String KEEP = """
            INSERT INTO search_word (word)
            SELECT DISTINCT word FROM (%s) AS text (text), regexp_split_to_table(lower(unaccent(text.text)), '[^a-z0-9]+') AS word
            WHERE char_length(word) BETWEEN 4 AND 40 AND word ~ '[a-z]' ORDER BY word ON CONFLICT DO NOTHING""";

    void keepOfEntry(long entryId) {
        database.createNativeMutationQuery(KEEP.formatted("""
                SELECT e.title || ' ' || e.summary || ' ' || left(e.body_text, 200000) || ' ' || e.beside_text || ' ' || coalesce((SELECT string_agg(l.label, ' ')
                    FROM entry_tag t JOIN concept_label l ON l.concept_id = t.concept_id WHERE t.entry_id = e.id), '')
                FROM entry e WHERE e.id = :id AND e.state = 'published' AND e.visibility IN ('public', 'network')"""))
                .setParameter("id", entryId).executeUpdate();
    }

    void keepOfConcept(long conceptId) {
        database.createNativeMutationQuery(KEEP.formatted("""
                SELECT l.label FROM concept_label l JOIN concept c ON c.id = l.concept_id
                WHERE c.id = :id AND c.state = 'accepted' AND c.site_id IS NULL""")).setParameter("id", conceptId)
                .executeUpdate();
    }

    /**
     * For each word that stands in no entry the viewer may read: the words that look like it and do, nearest first.
     *
     * @param folded of a to z and 0 to 9 only
     */
    Map<String, List<String>> candidates(List<String> folded, Viewer viewer) {
        database.createNativeQuery("SELECT set_config('pg_trgm.similarity_threshold', '" + SIMILAR_ENOUGH + "', true)",
                String.class)
                .getSingleResult();
        NativeQuery<Tuple> query = database.createNativeQuery("""
                SELECT typed.word AS typed, near.word AS near
                FROM unnest(CAST(:words AS text[])) AS typed (word) CROSS JOIN LATERAL (
                    SELECT w.word, similarity(w.word, typed.word) AS likeness FROM search_word w WHERE w.word % typed.word
                    ORDER BY likeness DESC, w.word LIMIT :nearest) near
                WHERE numnode(plainto_tsquery('learning', typed.word)) > 0 AND NOT #typed#
                    AND numnode(plainto_tsquery('learning', near.word)) > 0 AND #near#
                ORDER BY typed.word, near.likeness DESC, near.word""".replace("#typed#", readable("typed"))
                .replace("#near#", readable("near")), Tuple.class);
        query.setParameter("words", "{" + String.join(",", folded) + "}").setParameter("nearest", NEAREST);
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        Readers.bind(query, viewer).getResultList().forEach(row -> candidates
                .computeIfAbsent(row.get("typed", String.class), word -> new ArrayList<>())
                .add(row.get("near", String.class)));
        return candidates;
    }

    private static String readable(String alias) {
        return "EXISTS (SELECT 1 FROM entry e WHERE e.search @@ plainto_tsquery('learning', " + alias
                + ".word) AND e.state = 'published' AND " + Readers.mayRead("e") + ")";
    }
}
