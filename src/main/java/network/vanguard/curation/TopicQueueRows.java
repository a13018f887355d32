package network.vanguard.curation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.curation.TopicQueue.Asked;
import network.vanguard.entry.Readers;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.vocabulary.ConceptEvent;
import network.vanguard.vocabulary.ConceptEvent.Change;
import network.vanguard.vocabulary.TagRef;

/** Proposed topics, as far as the viewer may read an entry that carries them. */
@ApplicationScoped
class TopicQueueRows {

    private static final String USED = """
            FROM concept c CROSS JOIN LATERAL (SELECT count(*) AS entries, min(e.id) AS first FROM entry_tag t
                JOIN entry e ON e.id = t.entry_id WHERE t.concept_id = c.id AND %s) used
            WHERE c.state = 'proposed' AND c.site_id IS NULL AND used.entries > 0""".formatted(Readers.mayRead("e"));
    /** Names that share so much are shown; the index knows by itself which. */
    private static final String LIKE_ENOUGH = "0.4";
    private static final int EACH = 3;

    private final Session database;

    TopicQueueRows(Session database) {
        this.database = database;
    }

    /** A proposed topic, how many entries carry it, and the first of them. */
    record Proposed(long id, TagRef topic, Instant since, long entries, long firstEntry) {}

    List<Proposed> proposed(long after, int limit, Viewer viewer) {
        return Readers
                .bind(database.createNativeQuery("SELECT c.id, c.slug, c.pref_label, c.facet, c.created_at, used.entries, "
                        + "used.first " + USED + " AND c.id > :after ORDER BY c.id LIMIT :limit", Tuple.class)
                        .setParameter("after", after).setParameter("limit", limit), viewer)
                .getResultList().stream()
                .map(row -> new Proposed(number(row, "id"), ref(row, true), row.get("created_at", Instant.class),
                        number(row, "entries"), number(row, "first")))
                .toList();
    }

    long waiting(Viewer viewer) {
        return Readers.bind(database.createNativeQuery("SELECT count(*) " + USED, Long.class), viewer).getSingleResult();
    }

    /** Topics of sites that a lead has asked for, the oldest first. */
    List<Asked> asked(int most) {
        return database.createNativeQuery("""
                SELECT c.slug, c.pref_label, c.facet, s.name AS site, m.name AS by, v.reason
                FROM concept c JOIN site s ON s.id = c.site_id CROSS JOIN LATERAL (
                    SELECT actor_id, reason, id FROM concept_event WHERE concept_id = c.id AND what = 'ASKED' ORDER BY id DESC LIMIT 1) v
                JOIN member m ON m.id = v.actor_id ORDER BY v.id LIMIT :most""", Tuple.class).setParameter("most", most)
                .getResultList().stream().map(row -> new Asked(ref(row, false), row.get("site", String.class),
                        row.get("by", String.class), row.get("reason", String.class)))
                .toList();
    }

    /** Accepted topics of which a name looks like a name of the proposed one, the likest first. */
    Map<Long, List<TagRef>> alike(List<Long> proposed) {
        database.createNativeQuery("SELECT set_config('pg_trgm.similarity_threshold', '" + LIKE_ENOUGH + "', true)",
                String.class)
                .getSingleResult();
        return byProposal(database.createNativeQuery("""
                SELECT p.id AS proposal, near.slug, near.pref_label, near.facet
                FROM unnest(CAST(:ids AS bigint[])) AS p (id) CROSS JOIN LATERAL (
                    SELECT c.slug, c.pref_label, c.facet, max(similarity(o.label_key, l.label_key)) AS likeness
                    FROM concept_label l JOIN concept_label o ON o.label_key % l.label_key
                    JOIN concept c ON c.id = o.concept_id AND c.state = 'accepted' AND c.site_id IS NULL
                    WHERE l.concept_id = p.id GROUP BY c.id ORDER BY likeness DESC, c.slug LIMIT :each) near
                ORDER BY p.id, near.likeness DESC, near.slug""", Tuple.class).setParameter("ids", array(proposed))
                .setParameter("each", EACH).getResultList());
    }

    /** Accepted topics that the same entries carry, most often first. */
    Map<Long, List<TagRef>> beside(List<Long> proposed, Viewer viewer) {
        return byProposal(Readers.bind(database.createNativeQuery("""
                SELECT p.id AS proposal, near.slug, near.pref_label, near.facet
                FROM unnest(CAST(:ids AS bigint[])) AS p (id) CROSS JOIN LATERAL (
                    SELECT c.slug, c.pref_label, c.facet, count(*) AS shared FROM entry_tag t JOIN entry e ON e.id = t.entry_id
                    JOIN entry_tag o ON o.entry_id = e.id JOIN concept c ON c.id = o.concept_id
                    WHERE t.concept_id = p.id AND c.state = 'accepted' AND c.site_id IS NULL AND %s
                    GROUP BY c.id ORDER BY shared DESC, c.slug LIMIT :each) near
                ORDER BY p.id, near.shared DESC, near.slug""".formatted(Readers.mayRead("e")), Tuple.class)
                .setParameter("ids", array(proposed)).setParameter("each", EACH), viewer).getResultList());
    }

    /** What people said for each. */
    Map<Long, List<ConceptEvent>> reasons(List<Long> proposed) {
        Map<Long, List<ConceptEvent>> reasons = new HashMap<>();
        database.createNativeQuery("""
                SELECT v.concept_id, v.at, m.handle, m.name, v.topic, v.reason FROM concept_event v JOIN member m ON m.id = v.actor_id
                WHERE v.concept_id = ANY (CAST(:ids AS bigint[])) AND v.what = 'PROPOSED' ORDER BY v.id DESC LIMIT 200""",
                Tuple.class).setParameter("ids", array(proposed)).getResultList()
                .forEach(row -> reasons.computeIfAbsent(number(row, "concept_id"), any -> new ArrayList<>())
                        .add(new ConceptEvent(row.get("at", Instant.class),
                                new MemberRef(row.get("handle", String.class), row.get("name", String.class)),
                                row.get("topic", String.class), Change.PROPOSED, null, null, row.get("reason", String.class))));
        return reasons;
    }

    private static Map<Long, List<TagRef>> byProposal(List<Tuple> rows) {
        Map<Long, List<TagRef>> found = new HashMap<>();
        rows.forEach(row -> found.computeIfAbsent(number(row, "proposal"), any -> new ArrayList<>()).add(ref(row, false)));
        return found;
    }

    private static TagRef ref(Tuple row, boolean proposed) {
        return new TagRef(row.get("slug", String.class), row.get("pref_label", String.class), row.get("facet", String.class),
                proposed);
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    private static String array(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
