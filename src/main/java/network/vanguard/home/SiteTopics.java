package network.vanguard.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import network.vanguard.entry.Readers;
import network.vanguard.link.Reason;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.TopConcepts;

/**
 * Which sites work on the same topics. Two sites share a topic when each has a published entry with that tag that the viewer may read, and
 * the topic weighs
 *
 * <pre>
 * w = ln(1 + (N − n + 0.5) / (n + 0.5))        N sites, n of them have the topic
 * </pre>
 *
 * as a feature does that two entries share, with sites in place of entries: what every site works on says little about any. To cost the
 * same however much there is, it looks at the site's latest {@value #LATEST} entries, at the {@value #TOPICS} topics that most of them
 * carry, and at the newest {@value #OF_TOPIC} entries of each of those, of which those count that the viewer may read.
 */
@ApplicationScoped
class SiteTopics {

    private static final int LATEST = 500;
    private static final int TOPICS = 30;
    private static final int OF_TOPIC = 500;
    private static final int NAMED = 4;

    private final Session database;

    SiteTopics(Session database) {
        this.database = database;
    }

    /** The sites that share most, at the same score by slug. */
    Question<List<SimilarSite>> similarTo(long siteId, int limit, Viewer viewer) {
        return Question.of(Readers.bind(database.createNativeQuery("""
                WITH topic AS (
                    SELECT c.id, c.slug, c.pref_label
                    FROM (SELECT e.id FROM entry e WHERE e.site_id = :site AND e.state = 'published' AND #mayRead#
                          ORDER BY e.published_at DESC, e.id DESC LIMIT #latest#) latest
                    JOIN entry_tag t ON t.entry_id = latest.id JOIN concept c ON c.id = t.concept_id
                    WHERE NOT #head# GROUP BY c.id ORDER BY count(*) DESC, c.id LIMIT #topics#),
                worked AS (
                    SELECT topic.id, site_id, count(*) OVER (PARTITION BY topic.id) AS carriers FROM topic CROSS JOIN LATERAL (
                        SELECT DISTINCT e.site_id FROM (SELECT t.entry_id FROM entry_tag t WHERE t.concept_id = topic.id
                                                        ORDER BY t.entry_id DESC LIMIT #ofTopic#) newest
                        JOIN entry e ON e.id = newest.entry_id
                        WHERE e.state = 'published' AND e.site_id IS NOT NULL AND #mayRead#) carrier)
                SELECT s.id AS site_id, s.slug AS site_slug, s.name, topic.slug, topic.pref_label, worked.carriers,
                       (SELECT count(*) FROM site) AS sites
                FROM worked JOIN topic ON topic.id = worked.id JOIN site s ON s.id = worked.site_id
                WHERE worked.site_id <> :site"""
                .replace("#mayRead#", Readers.mayRead("e")).replace("#head#", TopConcepts.IS_ONE)
                .replace("#latest#", String.valueOf(LATEST)).replace("#topics#", String.valueOf(TOPICS))
                .replace("#ofTopic#", String.valueOf(OF_TOPIC)), Tuple.class).setParameter("site", siteId), viewer),
                rows -> sharing(rows, limit));
    }

    private static List<SimilarSite> sharing(List<Tuple> rows, int limit) {
        Map<SiteRef, List<Reason>> shared = new HashMap<>();
        rows.forEach(row -> shared.computeIfAbsent(
                new SiteRef(number(row, "site_id"), row.get("site_slug", String.class), row.get("name", String.class)),
                site -> new ArrayList<>()).add(topic(row)));
        return shared.entrySet().stream().map(site -> similar(site.getKey(), site.getValue()))
                .sorted(Comparator.comparingDouble(SimilarSite::score).reversed()
                        .thenComparing(found -> found.site().slug()))
                .limit(limit).toList();
    }

    private static SimilarSite similar(SiteRef site, List<Reason> topics) {
        // in one order, so that the same topics give the same sum to the last bit
        List<Reason> heaviest = topics.stream()
                .sorted(Comparator.comparingDouble(Reason::weight).reversed().thenComparing(Reason::name)).toList();
        return new SimilarSite(site, heaviest.stream().mapToDouble(Reason::weight).sum(),
                heaviest.stream().limit(NAMED).toList());
    }

    private static Reason topic(Tuple row) {
        long carriers = number(row, "carriers");
        double others = number(row, "sites") - carriers + 0.5;
        return new Reason(Reason.Kind.TAG, row.get("slug", String.class), row.get("pref_label", String.class),
                StrictMath.log(1 + others / (carriers + 0.5)));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
