package network.vanguard.curation;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.curation.TopicQueue.Pair;
import network.vanguard.vocabulary.TagRef;
import network.vanguard.vocabulary.TopConcepts;

/** The rows of pairs of topics that may be one, and where they are found. All of it is about accepted topics of the whole network. */
@ApplicationScoped
class TopicPairs {

    /** Of two names: how many of their threes of letters they share (Jaccard), as PostgreSQL's pg_trgm counts them. */
    private static final String NAMES_ALIKE = "0.6";

    private static final String KEPT = "c.state = 'accepted' AND c.site_id IS NULL";

    private static final String SHOWN = """
            SELECT p.id, p.likeness, p.low_name, p.high_name, p.company, p.different_at, m.name AS by,
                   a.slug AS a_slug, a.pref_label AS a_label, a.facet AS a_facet, b.slug AS b_slug, b.pref_label AS b_label,
                   b.facet AS b_facet
            FROM concept_pair p JOIN concept a ON a.id = p.low_id JOIN concept b ON b.id = p.high_id
            LEFT JOIN member m ON m.id = p.different_by
            WHERE a.state = 'accepted' AND a.site_id IS NULL AND b.state = 'accepted' AND b.site_id IS NULL""";

    private final Session database;

    TopicPairs(Session database) {
        this.database = database;
    }

    /** Pairs that nobody has decided on, the likeliest first. */
    List<Pair> open(int most) {
        return shown(SHOWN + " AND p.different_at IS NULL ORDER BY p.likeness DESC, p.id LIMIT :most", most);
    }

    /** Pairs that were found different, the latest first. */
    List<Pair> different(int most) {
        return shown(SHOWN + " AND p.different_at IS NOT NULL ORDER BY p.different_at DESC, p.id LIMIT :most", most);
    }

    private List<Pair> shown(String sql, int most) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("most", most).getResultList().stream()
                .map(row -> new Pair(row.get("id", Number.class).longValue(), ref(row, "a"), ref(row, "b"),
                        row.get("likeness", Integer.class),
                        row.get("low_name") == null ? List.of() : List.of(text(row, "low_name"), text(row, "high_name")),
                        List.of(row.get("company", String[].class)), text(row, "by"), row.get("different_at", Instant.class)))
                .toList();
    }

    /** Decides, or with null takes it back; false when there is no such pair. */
    boolean decide(long id, Long member, Instant at) {
        return database
                .createNativeMutationQuery(
                        """
                UPDATE concept_pair SET different_by = CAST(CAST(:member AS text) AS bigint), different_at = :at WHERE id = :id""")
                .setParameter("member", member == null ? null : member.toString()).setParameter("at", at).setParameter("id", id)
                .executeUpdate() == 1;
    }

    // ---------------------------------------------------------------- finding

    /** The next so many topics, by number. */
    List<Long> topicsAfter(long id, int most) {
        return database
                .createNativeQuery("SELECT c.id FROM concept c WHERE c.id > :id AND " + KEPT + " ORDER BY c.id LIMIT :most",
                        Long.class)
                .setParameter("id", id).setParameter("most", most).getResultList();
    }

    /** Writes the pairs of these topics and later ones that have a name alike, unless one stands right above the other. */
    void findByName(long first, long last, Instant now) {
        database.createNativeQuery("SELECT set_config('pg_trgm.similarity_threshold', '" + NAMES_ALIKE + "', true)",
                String.class)
                .getSingleResult();
        database.createNativeMutationQuery("""
                INSERT INTO concept_pair (low_id, high_id, likeness, low_name, high_name, found_at)
                SELECT DISTINCT ON (low.concept_id, high.concept_id) low.concept_id, high.concept_id,
                       CAST(1000 * similarity(low.label_key, high.label_key) AS integer), low.label, high.label, :now
                FROM concept_label low JOIN concept_label high ON high.label_key %% low.label_key AND high.concept_id > low.concept_id
                WHERE low.concept_id BETWEEN :first AND :last
                AND EXISTS (SELECT 1 FROM concept c WHERE c.id = low.concept_id AND %1$s)
                AND EXISTS (SELECT 1 FROM concept c WHERE c.id = high.concept_id AND %1$s)
                AND NOT EXISTS (SELECT 1 FROM concept_broader b WHERE b.concept_id = low.concept_id AND b.broader_id = high.concept_id
                                OR b.concept_id = high.concept_id AND b.broader_id = low.concept_id)
                ORDER BY low.concept_id, high.concept_id, similarity(low.label_key, high.label_key) DESC, low.label, high.label
                ON CONFLICT (low_id, high_id) DO UPDATE SET likeness = excluded.likeness, low_name = excluded.low_name,
                    high_name = excluded.high_name, company = '{}', found_at = excluded.found_at""".formatted(KEPT))
                .setParameter("first", first).setParameter("last", last).setParameter("now", now).executeUpdate();
    }

    /** A topic on an entry. */
    record Use(long entry, long topic) {}

    /** What the latest entries that the whole network may read carry; the heads of the vocabulary say nothing. */
    List<Use> latestUses(int entries) {
        return database.createNativeQuery("""
                SELECT t.entry_id, t.concept_id FROM (SELECT e.id FROM entry e WHERE e.state = 'published'
                    AND e.visibility IN ('public', 'network') ORDER BY e.published_at DESC, e.id DESC LIMIT :entries) lately
                JOIN entry_tag t ON t.entry_id = lately.id JOIN concept c ON c.id = t.concept_id
                WHERE %s AND NOT %s ORDER BY t.entry_id, t.concept_id""".formatted(KEPT, TopConcepts.IS_ONE), Tuple.class)
                .setParameter("entries", entries).getResultList().stream()
                .map(row -> new Use(row.get(0, Number.class).longValue(), row.get(1, Number.class).longValue())).toList();
    }

    /** Writes a pair that keeps the same company; what its names said stays. */
    void keep(long low, long high, int likeness, List<Long> company, Instant now) {
        database.createNativeMutationQuery("""
                INSERT INTO concept_pair (low_id, high_id, likeness, company, found_at)
                SELECT :low, :high, :likeness, ARRAY(SELECT c.pref_label FROM concept c WHERE c.id = ANY (CAST(:company AS bigint[]))
                    ORDER BY c.pref_label), :now
                WHERE NOT EXISTS (SELECT 1 FROM concept_broader b WHERE b.concept_id = :low AND b.broader_id = :high
                                  OR b.concept_id = :high AND b.broader_id = :low)
                ON CONFLICT (low_id, high_id) DO UPDATE SET likeness = greatest(concept_pair.likeness, excluded.likeness),
                    company = excluded.company, found_at = excluded.found_at""").setParameter("low", low)
                .setParameter("high", high).setParameter("likeness", likeness)
                .setParameter("company", "{" + String.join(",", company.stream().map(String::valueOf).toList()) + "}")
                .setParameter("now", now).executeUpdate();
    }

    /** Takes away what was found before and not again; what a curator decided stays. */
    void forgetOlderThan(Instant now) {
        database.createNativeMutationQuery("DELETE FROM concept_pair WHERE found_at < :now AND different_at IS NULL")
                .setParameter("now", now).executeUpdate();
    }

    private static TagRef ref(Tuple row, String which) {
        return new TagRef(text(row, which + "_slug"), text(row, which + "_label"), text(row, which + "_facet"), false);
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
