package network.vanguard.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.OpenEntry;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationFinder;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.support.InformalInput.Consent;
import network.vanguard.support.InformalInput.Permission;
import network.vanguard.support.SupportLines.Giver;

/** Questions about what the formal side gave. Whether the reader may read the entry is asked of the spine first. */
@Reads
@ApplicationScoped
public class SupportFinder {

    /** Support that ends within so many days is shown to who gives it. */
    public static final int SOON = 60;
    /** Lines on a page of a giver's list. */
    public static final int PAGE = 50;
    private static final int ENDING_SHOWN = 100;
    private static final String LIST = "given-newest";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final SupportLines support;
    private final EntryFinder entries;
    private final SiteFinder sites;
    private final OrganisationFinder organisations;
    private final Clock clock;

    SupportFinder(SupportLines support, EntryFinder entries, SiteFinder sites, OrganisationFinder organisations, Clock clock) {
        this.support = support;
        this.entries = entries;
        this.sites = sites;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What the page of a case study shows, which the caller has found readable; nothing is asked for most. To be asked together with other
     * things.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Support> forPage(EntrySummary entry, EntryActions actions, Viewer viewer) {
        return (entry.given() ? support.kept(entry.id()) : Question.known(SupportLines.Kept.NOTHING))
                .map(kept -> shown(entry, kept, actions, viewer));
    }

    private static Support shown(EntrySummary entry, SupportLines.Kept kept, EntryActions actions, Viewer viewer) {
        InformalInput informal = kept.informal();
        List<SupportLine> all = kept.lines();
        boolean keeps = SupportPolicy.keeps(entry, viewer);
        return new Support(entry, seen(all, informal, keeps), told(informal, keeps),
                SupportPolicy.mayAddUp(informal) ? totals(all) : null, actions.revise(), actions.withdraw());
    }

    /** The same for a case study of which only the number is known; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Support of(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (entry.kind() != EntryKind.CASE_STUDY) {
            throw new NotFound();
        }
        return forPage(entry, entries.actions(entryId, viewer), viewer).answer();
    }

    /** The same by its address. */
    @Transactional
    public Support of(String slug, Viewer viewer) {
        OpenEntry opened = entries.open(EntryKind.CASE_STUDY, slug, viewer);
        return forPage(opened.entry(), opened.actions(), viewer).answer();
    }

    /** One line of a case study; {@link NotFound} when it has none of that number, or the viewer may not read it. */
    @Transactional
    public SupportLine line(long entryId, long id, Viewer viewer) {
        return of(entryId, viewer).lines().stream().filter(line -> line.id() == id).findFirst().orElseThrow(NotFound::new);
    }

    /** What was given to an entry that the caller has found readable, a line each, without amounts. */
    @Transactional
    public List<String> told(long entryId) {
        return support.ofEntry(entryId).stream()
                .map(line -> line.kind().label() + " from " + line.giver() + " since " + line.since()
                        + (line.until() == null ? "" : " until " + line.until()) + ": " + line.what())
                .toList();
    }

    /** What an export line says of these entries, which the caller has found readable: {@code support} and {@code informal}. */
    @Transactional
    public Map<Long, Map<String, Object>> forExport(List<EntrySummary> found, Viewer viewer) {
        List<Long> ids = found.stream().filter(entry -> entry.kind() == EntryKind.CASE_STUDY).map(EntrySummary::id).toList();
        Map<Long, InformalInput> informal = support.informal(ids);
        Map<Long, List<SupportLine>> lines = support.ofEntries(ids).stream()
                .collect(Collectors.groupingBy(SupportLine::entryId));
        Map<Long, Map<String, Object>> fields = new LinkedHashMap<>();
        for (EntrySummary entry : found) {
            Map<String, Object> of = new LinkedHashMap<>();
            boolean keeps = SupportPolicy.keeps(entry, viewer);
            InformalInput mark = informal.get(entry.id());
            if (lines.containsKey(entry.id())) {
                of.put("support", seen(lines.get(entry.id()), mark, keeps).stream().map(SupportLine::input).toList());
            }
            if (mark != null) {
                // who of the group said what is for those who look after it: without it, nobody else can publish a copy
                of.put("informal", keeps ? mark : InformalInput.BARE);
            }
            fields.put(entry.id(), of);
        }
        return fields;
    }

    /**
     * What a site gave, for its members and curators.
     *
     * @param after the cursor of the page before, or null
     * @throws NotFound when there is no such site, or the viewer does not belong to it
     */
    @Transactional
    public Given ofSite(String slug, String after, Viewer viewer) {
        SiteRef site = sites.ref(slug).filter(one -> viewer.curator() || viewer.contributesTo(one.id()))
                .orElseThrow(NotFound::new);
        return given(new Giver(site.id(), null), site.name(), "/sites/" + slug, after, viewer);
    }

    /** The same of an organisation, for curators. */
    @Transactional
    public Given ofOrganisation(String slug, String after, Viewer viewer) {
        OrganisationRef giver = organisations.ref(slug).filter(one -> viewer.curator()).orElseThrow(NotFound::new);
        return given(new Giver(null, giver.id()), giver.name(), giver.url(), after, viewer);
    }

    private Given given(Giver giver, String name, String url, String after, Viewer viewer) {
        long before = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        Slice<SupportLine> page = Slice.of(support.given(giver, before, PAGE + 1, viewer), PAGE,
                last -> Cursor.write(LIST, last.id()));
        List<SupportLine> ending = after == null
                ? support.ending(giver, today(), today().plusDays(SOON), ENDING_SHOWN, viewer)
                : List.of();
        List<SupportLine> all = new ArrayList<>(ending);
        all.addAll(page.items());
        List<Long> ids = all.stream().map(SupportLine::entryId).distinct().toList();
        Map<Long, EntrySummary> to = entries.byIds(ids, viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        Map<Long, InformalInput> informal = support.informal(ids);
        Function<List<SupportLine>, List<GivenLine>> shown = lines -> lines.stream().map(line -> new GivenLine(
                to.get(line.entryId()), seen(List.of(line), informal.get(line.entryId()),
                        SupportPolicy.keeps(to.get(line.entryId()), viewer)).get(0)))
                .toList();
        return new Given(name, url, shown.apply(ending), shown.apply(page.items()), support.given(giver, viewer), page.next());
    }

    /** Of which of the viewer's sites support ends soon. */
    @Transactional
    public List<EndingSupport> ending(Viewer viewer) {
        return viewer.affiliations().isEmpty()
                ? List.of()
                : support.endingOfOwn(today(), today().plusDays(SOON), viewer);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    private static List<SupportLine> seen(List<SupportLine> lines, InformalInput informal, boolean keeps) {
        return SupportPolicy.maySeeAmounts(informal, keeps)
                ? lines
                : lines.stream().map(SupportLine::withoutAmounts).toList();
    }

    /** Roles and ways are for those who look after it; the day is for everybody. */
    private static InformalInput told(InformalInput informal, boolean keeps) {
        if (informal == null || keeps) {
            return informal;
        }
        Permission permission = informal.permission();
        return new InformalInput(permission == null ? null : new Permission(null, null, permission.on()),
                informal.totals() == null ? null : new Consent(null, informal.totals().on()));
    }

    private static Totals totals(List<SupportLine> lines) {
        return lines.isEmpty()
                ? null
                : new Totals(sum(lines, SupportLine::pounds), sum(lines, SupportLine::hours),
                        lines.stream().map(SupportLine::kind).distinct().count());
    }

    private static Long sum(List<SupportLine> lines, Function<SupportLine, Long> amount) {
        return lines.stream().map(amount).filter(Objects::nonNull).reduce(Long::sum).orElse(null);
    }
}
