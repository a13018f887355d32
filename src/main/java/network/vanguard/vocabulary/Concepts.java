package network.vanguard.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

import network.vanguard.query.Question;

/** The rows of concepts, their labels and relations. */
@ApplicationScoped
class Concepts implements PanacheRepository<Concept> {

    Optional<Concept> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** The concept that this slug names, or named before a rename or a merge. */
    Optional<Concept> current(String slug) {
        return getSession().createNativeQuery("SELECT * FROM concept WHERE id IN (" + ConceptSlugs.id(":slug") + ")",
                Concept.class).setParameter("slug", slug).getResultStream().findFirst();
    }

    /**
     * The ids of those of the slugs that there are, or were before a rename or a merge. One query.
     *
     * @param site whose own topics count too, or 0
     */
    Map<String, Long> idsBySlug(List<String> slugs, long site) {
        return slugs.isEmpty()
                ? Map.of()
                : getSession().createNativeQuery("""
                        SELECT slug, id FROM concept WHERE slug IN (:slugs) AND coalesce(site_id, :site) = :site
                        UNION ALL SELECT slug, concept_id FROM concept_redirect WHERE slug IN (:slugs)""", Tuple.class)
                        .setParameter("slugs", slugs).setParameter("site", site).getResultList().stream()
                        .collect(
                                Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Number.class).longValue()));
    }

    /**
     * A name may belong to two concepts: one of the whole network comes first, then the one that prefers it, then the older one.
     *
     * @param site whose own topics count too, or 0
     */
    List<Concept> byLabel(String labelKey, long site) {
        return getSession()
                .createNativeQuery("""
                SELECT c.* FROM concept c JOIN (SELECT concept_id, bool_or(preferred) AS preferred FROM concept_label
                                                WHERE label_key = :key GROUP BY concept_id) l ON l.concept_id = c.id
                WHERE coalesce(c.site_id, :site) = :site ORDER BY c.site_id IS NOT NULL, l.preferred DESC, c.id""",
                        Concept.class)
                .setParameter("key", labelKey).setParameter("site", site).getResultList();
    }

    /**
     * The topic of the network that the slug names, or named before; else the one that has the name, first one that prefers it, then the
     * older one; else the site's own topic of that slug, whose name is told nobody who only knows its address.
     */
    Question<Optional<TagRef>> meant(String slug, String labelKey) {
        return Question.of(getSession().createNativeQuery("""
                SELECT c.slug, CASE WHEN found.place = 3 THEN c.slug ELSE c.pref_label END AS label, c.facet,
                       found.place < 3 AND c.state = 'proposed' AS proposed
                FROM (SELECT id, CASE WHEN site_id IS NULL THEN 1 ELSE 3 END AS place, true AS preferred
                      FROM concept WHERE id IN (%s)
                      UNION ALL SELECT concept_id, 2, bool_or(preferred) FROM concept_label WHERE label_key = :key
                      AND concept_id IN (SELECT id FROM concept WHERE site_id IS NULL) GROUP BY concept_id) found
                JOIN concept c ON c.id = found.id ORDER BY found.place, found.preferred DESC, c.id LIMIT 1"""
                .formatted(ConceptSlugs.id(":slug")), Tuple.class).setParameter("slug", slug).setParameter("key", labelKey),
                rows -> rows.stream().findFirst().map(row -> new TagRef(row.get("slug", String.class),
                        row.get("label", String.class), row.get("facet", String.class), row.get("proposed", Boolean.class))));
    }

    /** Another topic of the whole network that prefers this name. */
    Optional<Concept> preferring(String labelKey, long except) {
        return getSession().createNativeQuery("""
                SELECT c.* FROM concept c JOIN concept_label l ON l.concept_id = c.id AND l.preferred
                WHERE l.label_key = :key AND c.id <> :except AND c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.id""",
                Concept.class).setParameter("key", labelKey).setParameter("except", except).getResultStream().findFirst();
    }

    Question<List<String>> altLabels(long id) {
        return Question.of(getSession().createNativeQuery(
                "SELECT label FROM concept_label WHERE concept_id = :id AND NOT preferred ORDER BY label", Tuple.class)
                .setParameter("id", id), rows -> rows.stream().map(row -> row.get("label", String.class)).toList());
    }

    void setLabels(Concept concept, List<String> altLabels) {
        getSession().createNativeMutationQuery("DELETE FROM concept_label WHERE concept_id = :id")
                .setParameter("id", concept.id)
                .executeUpdate();
        addLabel(concept.id, concept.prefLabel, true);
        altLabels.stream().filter(label -> !label.equals(concept.prefLabel)).distinct()
                .forEach(label -> addLabel(concept.id, label, false));
    }

    private void addLabel(long id, String label, boolean preferred) {
        getSession()
                .createNativeMutationQuery(
                        "INSERT INTO concept_label (concept_id, label, label_key, preferred) VALUES (:id, :label, :key, :pref)")
                .setParameter("id", id).setParameter("label", label).setParameter("key", LabelKey.of(label))
                .setParameter("pref", preferred).executeUpdate();
    }

    void setRelations(Concept concept, Set<Long> broader, Set<Long> related) {
        run("DELETE FROM concept_broader WHERE concept_id = :id", concept.id);
        broader.forEach(
                other -> run("INSERT INTO concept_broader (concept_id, broader_id) VALUES (:id, :other)", concept.id, other));
        related.forEach(other -> {
            run("INSERT INTO concept_related (concept_id, related_id) VALUES (:id, :other) ON CONFLICT DO NOTHING", concept.id,
                    other);
            run("INSERT INTO concept_related (concept_id, related_id) VALUES (:id, :other) ON CONFLICT DO NOTHING", other,
                    concept.id);
        });
    }

    /** Curators work on the vocabulary one after the other: none makes a circle with half of what another is about to write. */
    void lock() {
        getSession().createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('vocabulary'))", Integer.class)
                .getSingleResult();
    }

    /** Whether another concept's page has this address, or had it. */
    boolean slugTaken(String slug, long except) {
        return !getSession().createNativeQuery("SELECT 1 FROM (" + ConceptSlugs.id(":slug") + ") AS taken WHERE id <> :except",
                Integer.class).setParameter("slug", slug).setParameter("except", except).getResultList().isEmpty();
    }

    /** The old address leads to the concept for good; its own new one is no old one any more. */
    void moveFrom(String oldSlug, Concept concept) {
        getSession().createNativeMutationQuery("DELETE FROM concept_redirect WHERE slug = :slug")
                .setParameter("slug", concept.slug).executeUpdate();
        getSession().createNativeMutationQuery("INSERT INTO concept_redirect (slug, concept_id) VALUES (:slug, :id)")
                .setParameter("slug", oldSlug).setParameter("id", concept.id).executeUpdate();
    }

    /** Takes all relations away, then writes these. */
    void replaceRelations(Concept concept, Set<Long> broader, Set<Long> related) {
        run("DELETE FROM concept_related WHERE :id IN (concept_id, related_id)", concept.id);
        setRelations(concept, broader, related);
    }

    private void run(String sql, long id) {
        getSession().createNativeMutationQuery(sql).setParameter("id", id).executeUpdate();
    }

    private void run(String sql, long id, long other) {
        getSession().createNativeMutationQuery(sql).setParameter("id", id).setParameter("other", other).executeUpdate();
    }

    /** Whether {@code candidate} is the concept itself or stands anywhere below it. */
    boolean standsBelow(long candidate, long concept) {
        return !getSession().createNativeQuery("""
                WITH RECURSIVE up (id) AS (SELECT CAST(:candidate AS bigint)
                    UNION SELECT b.broader_id FROM concept_broader b JOIN up ON up.id = b.concept_id)
                SELECT 1 FROM up WHERE id = :concept""", Integer.class).setParameter("candidate", candidate)
                .setParameter("concept", concept).getResultList().isEmpty();
    }

    List<Concept> broader(long id) {
        return neighbours("SELECT c.* FROM concept c JOIN concept_broader b ON b.broader_id = c.id WHERE b.concept_id = :id",
                id);
    }

    List<Concept> related(long id) {
        return neighbours("SELECT c.* FROM concept c JOIN concept_related r ON r.related_id = c.id WHERE r.concept_id = :id",
                id);
    }

    /** What stands around a concept. */
    record Around(List<TagRef> broader, List<TagRef> narrower, List<TagRef> related) {}

    /** The same neighbours as below, and those below it, as they are named on a page. */
    Question<Around> around(long id) {
        return Question.of(getSession().createNativeQuery("""
                SELECT near.how, c.slug, c.pref_label, c.facet FROM (
                    SELECT 'broader' AS how, broader_id AS id FROM concept_broader WHERE concept_id = :id
                    UNION ALL SELECT 'narrower', concept_id FROM concept_broader WHERE broader_id = :id
                    UNION ALL SELECT 'related', related_id FROM concept_related WHERE concept_id = :id) near
                JOIN concept c ON c.id = near.id WHERE c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.pref_label""",
                Tuple.class).setParameter("id", id),
                rows -> new Around(refs(rows, "broader"), refs(rows, "narrower"), refs(rows, "related")));
    }

    private static List<TagRef> refs(List<Tuple> rows, String how) {
        return rows.stream().filter(row -> row.get("how", String.class).equals(how))
                .map(row -> new TagRef(row.get("slug", String.class), row.get("pref_label", String.class),
                        row.get("facet", String.class), false))
                .toList();
    }

    /** What nobody has accepted, and what belongs to a site, is not everybody's to read: it has neighbours and is none. */
    private List<Concept> neighbours(String sql, long id) {
        return getSession()
                .createNativeQuery(sql + " AND c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.pref_label", Concept.class)
                .setParameter("id", id)
                .getResultList();
    }
}
