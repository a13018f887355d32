package network.vanguard.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.TagFinder;
import network.vanguard.link.TagView;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteView;

/** Questions about sites and what stands under their names. */
@Reads
@ApplicationScoped
public class SiteContentFinder {

    private static final String LIST = "sites-by-slug";
    private static final int CASE_STUDIES_SHOWN = 100;
    private static final int OTHERS_SHOWN = 10;
    private static final int SIMILAR_SHOWN = 5;

    private final SiteFinder sites;
    private final EntryFinder entries;
    private final TagFinder tags;
    private final Overviews overviews;
    private final SiteTopics topics;

    SiteContentFinder(SiteFinder sites, EntryFinder entries, TagFinder tags, Overviews overviews, SiteTopics topics) {
        this.sites = sites;
        this.entries = entries;
        this.tags = tags;
        this.overviews = overviews;
        this.topics = topics;
    }

    /** The list of sites; an unknown model or region leaves none. */
    @Transactional
    public SiteList list(String model, String region, Viewer viewer) {
        List<SiteView> byName = sites.views().stream()
                .sorted(Comparator.comparing(SiteView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(SiteView::slug))
                .toList();
        return new SiteList(byName, overviews.counts(viewer), model == null ? "" : model.strip(),
                region == null ? "" : region.strip());
    }

    /** The page of a site; {@link NotFound} when there is none of that slug. */
    @Transactional
    public SiteContent page(String slug, Viewer viewer) {
        SiteView site = sites.page(slug);
        Questions page = new Questions();
        Supplier<SiteCounts> counts = page.ask(overviews.countsOf(site.id(), viewer));
        Supplier<Map<String, List<EntrySummary>>> caseStudies = page
                .ask(newest(EntryKind.CASE_STUDY, slug, CASE_STUDIES_SHOWN, viewer)
                        .map(all -> all.stream().collect(Collectors.groupingBy(SiteContentFinder::relation))));
        Supplier<List<EntrySummary>> notes = page.ask(newest(EntryKind.PRACTICE_NOTE, slug, OTHERS_SHOWN, viewer));
        Supplier<List<EntrySummary>> discussions = page.ask(newest(EntryKind.DISCUSSION, slug, OTHERS_SHOWN, viewer));
        Supplier<List<SimilarSite>> similar = page.ask(topics.similarTo(site.id(), SIMILAR_SHOWN, viewer));
        Supplier<List<TagView.Neighbour>> about = page.ask(tags.ofSite(site.id(), viewer));
        Supplier<Boolean> following = page.ask(sites.following(site.id(), viewer));
        return new SiteContent(site, counts.get(), caseStudies.get().getOrDefault("programme", List.of()),
                caseStudies.get().getOrDefault("partner", List.of()), caseStudies.get().getOrDefault("area", List.of()),
                caseStudies.get().getOrDefault("elsewhere", List.of()), notes.get(), discussions.get(), similar.get(),
                about.get(), following.get());
    }

    private Question<List<EntrySummary>> newest(EntryKind kind, String slug, int most, Viewer viewer) {
        return entries.newest(EntryFilter.ofKind(kind).withSite(slug), most, viewer);
    }

    /** The sites that work on the same topics, most in common first; {@link NotFound} when there is none of that slug. Two queries. */
    @Transactional
    public List<SimilarSite> similar(String slug, int limit, Viewer viewer) {
        return topics.similarTo(sites.page(slug).id(), limit, viewer).answer();
    }

    /** What a site writes itself has no link to it: it is the site's. */
    private static String relation(EntrySummary entry) {
        return entry.siteLink() == null ? "programme" : entry.siteLink();
    }

    /** A page of all sites by slug, as JSON. */
    @Transactional
    public Slice<SiteJson> slice(String after, int limit, Viewer viewer) {
        String last = Cursor.read(LIST, after).map(cursor -> cursor.text(0)).orElse("");
        Map<Long, SiteCounts> counts = overviews.counts(viewer);
        List<SiteView> rows = sites.views().stream().filter(site -> site.slug().compareTo(last) > 0)
                .sorted(Comparator.comparing(SiteView::slug)).limit(limit + 1L).toList();
        return Slice.of(rows, limit, site -> Cursor.write(LIST, site.slug()))
                .map(site -> SiteJson.of(site, counts.getOrDefault(site.id(), SiteCounts.NONE)));
    }

    /** One site as JSON; {@link NotFound} when there is none of that slug. */
    @Transactional
    public SiteJson json(String slug, Viewer viewer) {
        SiteView site = sites.page(slug);
        return SiteJson.of(site, overviews.countsOf(site.id(), viewer).answer());
    }
}
