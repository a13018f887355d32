package network.vanguard.introduction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Affiliation;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;

/** Questions about what is alike at different sites and not in touch. Every pair is one whose both entries the viewer may read. */
@Reads
@ApplicationScoped
public class IntroductionFinder {

    private static final String LIST = "pairs-most-alike";
    private static final int OWN_SHOWN = 5;
    /** The unit of scores, as that of similar entries. */
    private static final double ONE = 0x1p36;
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Pairs pairs;
    private final Introductions introductions;
    private final EntryFinder entries;
    private final SiteFinder sites;
    private final Clock clock;

    IntroductionFinder(Pairs pairs, Introductions introductions, EntryFinder entries, SiteFinder sites, Clock clock) {
        this.pairs = pairs;
        this.introductions = introductions;
        this.entries = entries;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * A page of the pairs that are alike and not in touch, the most alike first.
     *
     * @param site  slug of a site: only pairs with an entry of it; null or blank for all. One that nobody knows has none
     * @param after the cursor of the page before, or null
     */
    @Transactional
    public Slice<IntroductionView> pairs(String site, String after, int limit, Viewer viewer) {
        List<Long> ofSites = blank(site) ? null : sites.ref(site).map(SiteRef::id).map(List::of).orElseGet(List::of);
        Pairs.Place place = Cursor.read(LIST, after)
                .map(cursor -> new Pairs.Place(cursor.number(0), cursor.number(1), cursor.number(2))).orElse(null);
        Slice<Pairs.Row> rows = Slice.of(pairs.page(ofSites, place, limit + 1, viewer), limit,
                last -> Cursor.write(LIST, last.score(), last.low(), last.high()));
        return new Slice<>(views(rows.items(), viewer), rows.next());
    }

    /** The page of introductions. Parameters as for {@link #pairs}. */
    @Transactional
    public IntroductionList page(String site, String after, Viewer viewer) {
        boolean later = !blank(after);
        List<Long> own = viewer.affiliations().stream().map(Affiliation::siteId).toList();
        return new IntroductionList(trend(),
                later || !blank(site) || own.isEmpty() ? List.of() : views(pairs.page(own, null, OWN_SHOWN, viewer), viewer),
                pairs(site, after, Limit.DEFAULT, viewer),
                blank(site) ? null : sites.ref(site).orElseThrow(NotFound::new), sites.all(), later);
    }

    /**
     * Two entries, in either order, and where they stand.
     *
     * @throws NotFound when the viewer may not read both, or they are not published by two different sites
     */
    @Transactional
    public IntroductionView one(long one, long other, Viewer viewer) {
        return pairs.one(Math.min(one, other), Math.max(one, other), viewer)
                .flatMap(row -> views(List.of(row), viewer).stream().findFirst()).orElseThrow(NotFound::new);
    }

    /** How many there are now, and were on the days before that were noted ({@link PairUpkeep}). */
    @Transactional
    public Trend trend() {
        long now = pairs.open();
        LocalDate today = today(clock);
        List<Trend.Day> days = new ArrayList<>(introductions.days(today.minusDays(Trend.DAYS)));
        days.removeIf(day -> day.day().equals(today));
        days.add(new Trend.Day(today, now));
        return new Trend(now, List.copyOf(days));
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private List<IntroductionView> views(List<Pairs.Row> rows, Viewer viewer) {
        Map<Long, EntrySummary> found = entries
                .byIds(rows.stream().flatMap(row -> Stream.of(row.low(), row.high())).distinct().toList(), viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        List<List<SharedGround.Shared>> shared = pairs.shared(rows);
        List<IntroductionView> views = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            Pairs.Row row = rows.get(n);
            EntrySummary one = found.get(row.low());
            EntrySummary other = found.get(row.high());
            views.add(new IntroductionView(one, other, row.score() / ONE, SharedGround.of(shared.get(n)), row.inTouch(),
                    row.introduced(), IntroductionPolicy.open(one, other), row.introduced() == null && !row.inTouch()
                            && IntroductionPolicy.mayIntroduce(one, other, viewer)));
        }
        return views;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
