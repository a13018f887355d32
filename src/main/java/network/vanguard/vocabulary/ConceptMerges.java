package network.vanguard.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import network.vanguard.problem.NotFound;

/**
 * The rows that go over when a concept becomes part of another. What is shown before and what is done afterwards come from the same
 * questions.
 */
@ApplicationScoped
class ConceptMerges {

    /** The other concept and all that stands above it, and the same below. */
    private static final String UP = """
            (WITH RECURSIVE up (id) AS (SELECT CAST(:into AS bigint)
                UNION SELECT b.broader_id FROM concept_broader b JOIN up ON up.id = b.concept_id) SELECT id FROM up)""";
    private static final String DOWN = """
            (WITH RECURSIVE down (id) AS (SELECT CAST(:into AS bigint)
                UNION SELECT b.concept_id FROM concept_broader b JOIN down ON down.id = b.broader_id) SELECT id FROM down)""";

    private static final String BELOW = "SELECT c.* FROM concept c JOIN concept_broader b ON b.concept_id = c.id "
            + "WHERE b.broader_id = :from";
    private static final String ABOVE = "SELECT c.* FROM concept c JOIN concept_broader b ON b.broader_id = c.id "
            + "WHERE b.concept_id = :from";
    private static final String BESIDE = "SELECT c.* FROM concept c JOIN concept_related r ON r.related_id = c.id "
            + "WHERE r.concept_id = :from";

    private final Concepts concepts;
    private final Session database;

    ConceptMerges(Concepts concepts, Session database) {
        this.concepts = concepts;
        this.database = database;
    }

    /** What would go over: neighbours that would make a circle, or would be above or below as well as related, do not. */
    private record Moves(List<Concept> narrower, List<Concept> broader, List<Concept> related) {}

    private Moves moves(long from, long into) {
        return new Moves(found(BELOW + " AND c.id NOT IN " + UP, from, into),
                found(ABOVE + " AND c.id NOT IN " + DOWN, from, into),
                found(BESIDE + " AND c.id NOT IN " + UP + " AND c.id NOT IN " + DOWN, from, into));
    }

    private List<Concept> found(String sql, long from, long into) {
        return database.createNativeQuery(sql + " AND c.id <> :into ORDER BY c.pref_label, c.id", Concept.class)
                .setParameter("from", from).setParameter("into", into).getResultList();
    }

    MergeEffect effect(long from, long into) {
        Concept one = concepts.findByIdOptional(from).orElseThrow(NotFound::new);
        Concept other = concepts.findByIdOptional(into).orElseThrow(NotFound::new);
        Moves moves = moves(from, into);
        Set<Concept> leftOut = new LinkedHashSet<>();
        for (String all : List.of(BELOW, ABOVE, BESIDE)) {
            leftOut.addAll(found(all, from, into));
        }
        leftOut.removeAll(moves.narrower());
        leftOut.removeAll(moves.broader());
        leftOut.removeAll(moves.related());
        long followers = database.createNativeQuery("SELECT count(*) FROM concept_follow WHERE concept_id = :from", Long.class)
                .setParameter("from", from).getSingleResult();
        return new MergeEffect(newNames(one, other), refs(moves.narrower()), refs(moves.broader()), refs(moves.related()),
                refs(leftOut), followers);
    }

    /** By the way of writing that counts: "Walk groups" is no new name beside "walk-groups". */
    private List<String> newNames(Concept from, Concept into) {
        List<String> names = new ArrayList<>(List.of(from.prefLabel));
        names.addAll(concepts.altLabels(from.id).answer());
        Set<String> known = new LinkedHashSet<>(List.of(LabelKey.of(into.prefLabel)));
        concepts.altLabels(into.id).answer().forEach(name -> known.add(LabelKey.of(name)));
        return names.stream().filter(name -> known.add(LabelKey.of(name))).toList();
    }

    /** Moves names, addresses, followers, relations and history, and takes the concept away. Entries have to be moved before. */
    void carryOut(Concept from, Concept into) {
        Moves moves = moves(from.id, into.id);
        for (String name : newNames(from, into)) {
            run("INSERT INTO concept_label (concept_id, label, label_key, preferred) SELECT :into, label, label_key, false "
                    + "FROM concept_label WHERE concept_id = :from AND label = :name ON CONFLICT DO NOTHING", from, into, name);
        }
        run("UPDATE concept_redirect SET concept_id = :into WHERE concept_id = :from", from, into);
        run("""
                INSERT INTO concept_follow (member_id, concept_id, since)
                SELECT member_id, :into, since FROM concept_follow WHERE concept_id = :from ON CONFLICT DO NOTHING""", from,
                into);
        moves.narrower()
                .forEach(one -> link("INSERT INTO concept_broader (concept_id, broader_id) VALUES (:other, :into)", into,
                        one));
        moves.broader().forEach(one -> link("INSERT INTO concept_broader (concept_id, broader_id) VALUES (:into, :other)", into,
                one));
        moves.related().forEach(one -> link(
                "INSERT INTO concept_related (concept_id, related_id) VALUES (:into, :other), (:other, :into)", into, one));
        run("UPDATE concept_event SET concept_id = :into WHERE concept_id = :from", from, into);
        database.detach(from);
        database.createNativeMutationQuery("DELETE FROM concept WHERE id = :from").setParameter("from", from.id)
                .executeUpdate();
        database.createNativeMutationQuery("INSERT INTO concept_redirect (slug, concept_id) VALUES (:slug, :into)")
                .setParameter("slug", from.slug).setParameter("into", into.id).executeUpdate();
    }

    private void run(String sql, Concept from, Concept into) {
        database.createNativeMutationQuery(sql).setParameter("from", from.id).setParameter("into", into.id).executeUpdate();
    }

    private void run(String sql, Concept from, Concept into, String name) {
        database.createNativeMutationQuery(sql).setParameter("from", from.id).setParameter("into", into.id)
                .setParameter("name", name).executeUpdate();
    }

    private void link(String sql, Concept into, Concept other) {
        database.createNativeMutationQuery(sql + " ON CONFLICT DO NOTHING").setParameter("into", into.id)
                .setParameter("other", other.id).executeUpdate();
    }

    private static List<TagRef> refs(Iterable<Concept> concepts) {
        List<TagRef> refs = new ArrayList<>();
        concepts.forEach(concept -> refs.add(concept.ref()));
        return refs;
    }
}
