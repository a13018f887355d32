package network.vanguard.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

/** The accepted topics of the whole network: what nobody has accepted, and what a site keeps for itself, is in no file. */
@ApplicationScoped
class VocabularyRows {

    private static final String NEIGHBOURS = """
            ARRAY(SELECT o.slug FROM %s JOIN concept o ON o.id = r.%s WHERE r.concept_id = c.id AND o.state = 'accepted'
                  AND o.site_id IS NULL ORDER BY o.slug)""";

    private final Session database;

    VocabularyRows(Session database) {
        this.database = database;
    }

    /** All of them, by slug, so that two files of the same vocabulary are the same. One query. */
    List<SkosConcept> all() {
        return database.createNativeQuery("""
                SELECT c.slug, c.pref_label, c.facet, c.definition,
                       ARRAY(SELECT l.label FROM concept_label l WHERE l.concept_id = c.id AND NOT l.preferred ORDER BY l.label) AS names,
                       %s AS broader, %s AS related,
                       ARRAY(SELECT r.slug FROM concept_redirect r WHERE r.concept_id = c.id ORDER BY r.slug) AS old
                FROM concept c WHERE c.state = 'accepted' AND c.site_id IS NULL ORDER BY c.slug"""
                .formatted(NEIGHBOURS.formatted("concept_broader r", "broader_id"),
                        NEIGHBOURS.formatted("concept_related r", "related_id")),
                Tuple.class).getResultList().stream()
                .map(row -> new SkosConcept(row.get("slug", String.class), row.get("pref_label", String.class),
                        texts(row, "names"),
                        row.get("facet", String.class), row.get("definition", String.class), texts(row, "broader"),
                        texts(row, "related"), texts(row, "old")))
                .toList();
    }

    /** The number and the revision of a concept. */
    record Version(long id, int revision) {}

    /** Of every topic, by slug. */
    Map<String, Version> versions() {
        Map<String, Version> versions = new HashMap<>();
        database.createNativeQuery("SELECT slug, id, revision FROM concept WHERE state = 'accepted' AND site_id IS NULL",
                Tuple.class).getResultList().forEach(
                        row -> versions.put(row.get(0, String.class),
                                new Version(row.get(1, Number.class).longValue(), row.get(2, Number.class).intValue())));
        return versions;
    }

    /** Every address that is taken, by topics that are in no file too. */
    List<String> taken() {
        return database.createNativeQuery("SELECT slug FROM concept UNION ALL SELECT slug FROM concept_redirect", String.class)
                .getResultList();
    }

    private static List<String> texts(Tuple row, String column) {
        return List.of(row.get(column, String[].class));
    }
}
