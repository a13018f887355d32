package network.vanguard.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

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

    /** Another topic of the whole network that prefers this name. */
    Optional<Concept> preferring(String labelKey, long except) {
        return getSession().createNativeQuery("""
                SELECT c.* FROM concept c JOIN concept_label l ON l.concept_id = c.id AND l.preferred
                WHERE l.label_key = :key AND c.id <> :except AND c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.id""",
                Concept.class).setParameter("key", labelKey).setParameter("except", except).getResultStream().findFirst();
    }

    List<String> altLabels(long id) {
        return getSession().createNativeQuery(
                "SELECT label FROM concept_label WHERE concept_id = :id AND NOT preferred ORDER BY label", String.class)
                .setParameter("id", id).getResultList();
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

    List<Concept> narrower(long id) {
        return neighbours("SELECT c.* FROM concept c JOIN concept_broader b ON b.concept_id = c.id WHERE b.broader_id = :id",
                id);
    }

    List<Concept> related(long id) {
        return neighbours("SELECT c.* FROM concept c JOIN concept_related r ON r.related_id = c.id WHERE r.concept_id = :id",
                id);
    }

    /** What nobody has accepted, and what belongs to a site, is not everybody's to read: it has neighbours and is none. */
    private List<Concept> neighbours(String sql, long id) {
        return getSession()
                .createNativeQuery(sql + " AND c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.pref_label", Concept.class)
                .setParameter("id", id)
                .getResultList();
    }
}
