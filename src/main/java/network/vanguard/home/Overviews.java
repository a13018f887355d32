package network.vanguard.home;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Readers;
import network.vanguard.member.SiteRole;
import network.vanguard.member.Viewer;
import network.vanguard.query.Question;
import network.vanguard.vocabulary.TopConcepts;

/** Counts and short lists across entries, sites and topics. What the viewer may not read is in none of them. */
@ApplicationScoped
class Overviews {

    /** The front page names the topics of what was published last, so that it costs the same however much there is. */
    private static final int LATELY = 2_000;

    private final Session database;

    Overviews(Session database) {
        this.database = database;
    }

    /** A topic and how many entries carry it or something narrower. */
    record TopicCount(String slug, String label, long entries) {}

    /** The counts of every site that has any, by the number of the site. */
    Map<Long, SiteCounts> counts(Viewer viewer) {
        return counts(0, viewer).answer();
    }

    /** The counts of one site. */
    Question<SiteCounts> countsOf(long site, Viewer viewer) {
        return counts(site, viewer).map(counts -> counts.getOrDefault(site, SiteCounts.NONE));
    }

    /** @param site 0 for all */
    private Question<Map<Long, SiteCounts>> counts(long site, Viewer viewer) {
        NativeQuery<Tuple> entries = database
                .createNativeQuery("SELECT e.site_id, e.kind AS sort, count(*) AS number FROM entry e WHERE "
                        + (site == 0 ? "e.site_id IS NOT NULL" : "e.site_id = :site") + " AND e.state = 'published' AND "
                        + Readers.mayRead("e") + " GROUP BY e.site_id, e.kind", Tuple.class);
        // Who is a lead by one membership and a contributor by another counts once, as a lead.
        NativeQuery<Tuple> people = database.createNativeQuery("""
                SELECT site_id, role AS sort, count(*) AS number FROM (SELECT site_id, member_id, max(role) AS role FROM site_membership
                    WHERE (until IS NULL OR until > now())%s GROUP BY site_id, member_id) AS one GROUP BY site_id, role"""
                .formatted(site == 0 ? "" : " AND site_id = :site"), Tuple.class);
        if (site != 0) {
            entries.setParameter("site", site);
            people.setParameter("site", site);
        }
        return Question.of(Readers.bind(entries, viewer), rows -> rows).with(Question.of(people, rows -> rows),
                (counted, members) -> counts(Stream.concat(counted.stream(), members.stream()).toList()));
    }

    private static Map<Long, SiteCounts> counts(List<Tuple> rows) {
        Map<Long, Map<String, Long>> bySite = new HashMap<>();
        count(bySite, rows);
        Map<Long, SiteCounts> counts = new HashMap<>();
        bySite.forEach((site, of) -> counts.put(site,
                new SiteCounts(of.getOrDefault(EntryKind.CASE_STUDY.code(), 0L),
                        of.getOrDefault(EntryKind.PRACTICE_NOTE.code(), 0L),
                        of.getOrDefault(EntryKind.DISCUSSION.code(), 0L), of.getOrDefault(SiteRole.CONTRIBUTOR.code(), 0L),
                        of.getOrDefault(SiteRole.LEAD.code(), 0L))));
        return counts;
    }

    private static void count(Map<Long, Map<String, Long>> bySite, List<Tuple> rows) {
        rows.forEach(row -> bySite.computeIfAbsent(row.get(0, Number.class).longValue(), site -> new HashMap<>())
                .put(row.get(1, String.class), row.get(2, Number.class).longValue()));
    }

    /** The newest published entries of the viewer's own sites. */
    List<Long> newestAtOwnSites(int limit, Viewer viewer) {
        return Readers.bind(database.createNativeQuery(
                "SELECT e.id FROM entry e WHERE e.site_id = ANY (CAST(:sites AS bigint[]))"
                        + " AND e.state = 'published' AND " + Readers.mayRead("e")
                        + " ORDER BY e.published_at DESC, e.id DESC LIMIT :limit",
                Long.class).setParameter("limit", limit), viewer).getResultList();
    }

    /**
     * The practices that most of the latest entries carry. Counted as the topic's own page counts, so that both say the same number:
     * all entries, and what carries something narrower too.
     */
    List<TopicCount> topics(int limit, Viewer viewer) {
        return Readers.bind(database.createNativeQuery("""
                WITH lately AS (SELECT e.id FROM entry e WHERE e.state = 'published' AND #mayRead#
                    ORDER BY e.published_at DESC, e.id DESC LIMIT :lately),
                often AS (SELECT c.id, c.slug, c.pref_label FROM lately JOIN entry_tag t ON t.entry_id = lately.id
                    JOIN concept c ON c.id = t.concept_id WHERE c.facet = 'approach' AND c.state = 'accepted' AND c.site_id IS NULL AND NOT #head#
                    GROUP BY c.id ORDER BY count(*) DESC, c.pref_label LIMIT :limit)
                SELECT slug, pref_label, (SELECT count(*) FROM entry_feature p JOIN entry e ON e.id = p.entry_id
                    WHERE p.feature = often.id AND #mayRead#) AS entries
                FROM often ORDER BY entries DESC, pref_label""".replace("#mayRead#", Readers.mayRead("e"))
                .replace("#head#", TopConcepts.IS_ONE), Tuple.class).setParameter("lately", LATELY)
                .setParameter("limit", limit), viewer).getResultList().stream()
                .map(row -> new TopicCount(row.get(0, String.class), row.get(1, String.class),
                        row.get(2, Number.class).longValue()))
                .toList();
    }

    /** The time that case studies are about, as far as it is known, by the number of the entry. The reader may read them. One query. */
    Map<Long, String> periods(List<EntrySummary> entries) {
        return entries.isEmpty()
                ? Map.of()
                : database
                        .createNativeQuery(
                                "SELECT entry_id, period FROM case_study WHERE entry_id IN (:entries) AND period <> ''",
                                Tuple.class)
                        .setParameter("entries", entries.stream().map(EntrySummary::id).toList()).getResultList().stream()
                        .collect(
                                Collectors.toMap(row -> row.get(0, Number.class).longValue(), row -> row.get(1, String.class)));
    }
}
