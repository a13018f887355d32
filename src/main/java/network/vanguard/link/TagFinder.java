package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.Tags.Row;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.site.SiteView;
import network.vanguard.text.EditDistance;
import network.vanguard.vocabulary.ConceptEvent;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.ConceptService;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.Following;
import network.vanguard.vocabulary.LabelKey;
import network.vanguard.vocabulary.TagRef;

/** Questions about topics and the entries that carry them. Counts and lists hold only what the viewer may read. */
@Reads
@ApplicationScoped
public class TagFinder {

    private static final String LIST = "tags-by-label";
    private static final int OF_EACH_FACET = 150;
    private static final int NEWEST_SHOWN = 10;
    private static final int NEIGHBOURS_SHOWN = 12;
    private static final int PEOPLE_SHOWN = 5;
    private static final int EVENTS_SHOWN = 30;
    private static final int TOPICS_OF_A_SITE = 24;
    private static final int NEARBY_SHOWN = 6;
    /** A slip in a shorter name makes another word of it. */
    private static final int SHORTEST_WITH_SLIP = 4;
    private static final int NAMES_COMPARED = 40;
    private static final int RESEMBLING_SHOWN = 5;

    private final Tags tags;
    private final ConceptFinder concepts;
    private final EntryFinder entries;
    private final SiteFinder sites;

    TagFinder(Tags tags, ConceptFinder concepts, EntryFinder entries, SiteFinder sites) {
        this.tags = tags;
        this.concepts = concepts;
        this.entries = entries;
        this.sites = sites;
    }

    /**
     * A page of the list of topics, by name.
     *
     * @param typed the beginning of a word of a name, or null
     * @param facet code of a facet, or null
     * @param after the cursor of the page before, or null
     * @throws Invalid for a facet that is none
     */
    @Transactional
    public Slice<TagLine> list(String typed, String facet, String after, int limit, Viewer viewer) {
        if (!blank(facet)) {
            known(facet);
        }
        Optional<Cursor> before = Cursor.read(LIST, after);
        String afterLabel = before.map(cursor -> cursor.text(0)).orElse(null);
        long afterId = before.map(cursor -> cursor.number(1)).orElse(0L);
        List<Row> rows = tags.page(typed, facet, afterLabel, afterId, limit + 1, viewer);
        return Slice.of(rows, limit,
                last -> Cursor.write(LIST, last.line().tag().label().toLowerCase(java.util.Locale.ROOT), last.id()))
                .map(Row::line);
    }

    /** The page of all topics. Parameters as for {@link #list}. */
    @Transactional
    public TagIndex index(String typed, String facet, String after, Viewer viewer) {
        String name = blank(typed) ? "" : typed.strip();
        if (name.isEmpty() && blank(facet)) {
            Map<String, List<TagLine>> byFacet = tags.ofEachFacet(OF_EACH_FACET + 1, viewer).stream().map(Row::line)
                    .collect(Collectors.groupingBy(line -> line.tag().facet()));
            return new TagIndex("", Arrays.stream(Facet.values()).filter(one -> byFacet.containsKey(one.code()))
                    .map(one -> group(one, byFacet.get(one.code()))).toList(), null, List.of());
        }
        Slice<TagLine> page = list(name, facet, after, OF_EACH_FACET, viewer);
        Map<String, List<TagLine>> byFacet = page.items().stream().collect(Collectors.groupingBy(line -> line.tag().facet()));
        List<TagIndex.Group> groups = Arrays.stream(Facet.values()).filter(one -> byFacet.containsKey(one.code()))
                .map(one -> new TagIndex.Group(one, byFacet.get(one.code()), false)).toList();
        return new TagIndex(name, groups, TagIndex.nextPage(name, blank(facet) ? "" : facet, page.next()),
                groups.isEmpty() ? resembling(name, viewer) : List.of());
    }

    /** Topics of which a name is one slip of the keyboard away: a letter wrong, missing, too much, or two swapped. */
    private List<TagRef> resembling(String typed, Viewer viewer) {
        String key = LabelKey.of(typed);
        return key.length() < SHORTEST_WITH_SLIP || key.length() > ConceptService.LABEL_MAX
                ? List.of()
                : tags.resembling(key, NAMES_COMPARED, viewer).stream()
                        .filter(name -> EditDistance.between(key, name.key()) == 1).map(Tags.Name::tag).distinct()
                        .limit(RESEMBLING_SHOWN).toList();
    }

    private static TagIndex.Group group(Facet facet, List<TagLine> lines) {
        boolean more = lines.size() > OF_EACH_FACET;
        return new TagIndex.Group(facet, more ? new ArrayList<>(lines.subList(0, OF_EACH_FACET)) : lines, more);
    }

    /** A topic, what stands around it, and what carries it; {@link NotFound} when the viewer knows of none of that slug. */
    @Transactional
    public TagView page(String slug, Viewer viewer) {
        ConceptFinder.Named named = concepts.named(slug);
        Questions page = new Questions();
        Supplier<ConceptView> concept = page.ask(known(named, viewer));
        Supplier<Map<Long, SiteRef>> sitesById = page.ask(sites.askAll()
                .map(all -> all.stream().collect(Collectors.toMap(SiteRef::id, Function.identity()))));
        Supplier<Map<Long, Long>> used = page.ask(tags.sites(named.id(), viewer));
        Supplier<List<TagView.OfKind>> kinds = page.ask(kinds(named.id(), 0, viewer));
        Supplier<List<TagView.Neighbour>> neighbours = page.ask(tags.neighbours(named.id(), NEIGHBOURS_SHOWN, viewer));
        Supplier<List<Tags.Writer>> people = page.ask(tags.people(named.id(), PEOPLE_SHOWN, viewer));
        Supplier<Following> following = page.ask(concepts.following(named.id(), viewer));
        Supplier<List<ConceptEvent>> history = page.ask(concepts.history(named.id(), EVENTS_SHOWN));
        return new TagView(concept.get(), kinds.get(), neighbours.get(),
                people.get().stream()
                        .map(one -> new TagView.Writer(one.member(), sitesById.get().get(one.siteId()), one.entries()))
                        .toList(),
                used.get().entrySet().stream()
                        .map(site -> new TagView.AtSite(sitesById.get().get(site.getKey()), site.getValue()))
                        .sorted(comparing(TagView.AtSite::entries).reversed().thenComparing(one -> one.site().name())).toList(),
                sitesById.get().get(concept.get().siteId()), following.get(), history.get());
    }

    /**
     * A topic and what stands around it, by its slug, or by one that it had before a rename or a merge; {@link NotFound} when the viewer
     * knows of none.
     */
    @Transactional
    public ConceptView concept(String slug, Viewer viewer) {
        return known(concepts.named(slug), viewer).answer();
    }

    private Question<ConceptView> known(ConceptFinder.Named named, Viewer viewer) {
        return tags.known(named.id(), viewer).with(named.view(), (known, view) -> {
            if (!known) {
                throw new NotFound();
            }
            return view;
        });
    }

    private Question<List<TagView.OfKind>> kinds(long concept, long site, Viewer viewer) {
        return tags.newest(concept, site, NEWEST_SHOWN, viewer).then(kinds -> entries
                .askByIds(kinds.stream().flatMap(kind -> kind.ids().stream()).toList(), viewer).map(found -> {
                    Map<Long, EntrySummary> newest = found.stream()
                            .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
                    return kinds.stream().map(kind -> new TagView.OfKind(kind.kind(), kind.total(), kind.atLeast(),
                            kind.ids().stream().map(newest::get).toList())).toList();
                }));
    }

    /** Whether an entry carries the topic that is neither the site's nor the viewer's own, whoever may read it. */
    boolean usedOutside(long concept, long site, Viewer viewer) {
        return tags.usedOutside(concept, site, viewer.memberId());
    }

    /** The topics that the viewer follows and may still know of, by name. */
    @Transactional
    public List<TagRef> followed(Viewer viewer) {
        return tags.followed(viewer);
    }

    /** What the latest entries of a site are about, most often first. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<TagView.Neighbour>> ofSite(long site, Viewer viewer) {
        return tags.ofSite(site, TOPICS_OF_A_SITE, viewer);
    }

    /**
     * What a site has about a topic or something narrower. Where it has nothing: the sites that have, those of its region first, and what
     * it has instead, what is nearest in the vocabulary first.
     *
     * @throws NotFound when there is no such site, or the viewer knows of no such topic
     */
    @Transactional
    public Crossing crossing(String slug, String siteSlug, Viewer viewer) {
        ConceptFinder.Named named = concepts.named(slug);
        SiteView site = sites.page(siteSlug);
        Questions page = new Questions();
        Supplier<ConceptView> concept = page.ask(known(named, viewer));
        Supplier<List<TagView.OfKind>> kinds = page.ask(kinds(named.id(), site.id(), viewer));
        Supplier<Following> following = page.ask(concepts.following(named.id(), viewer));
        Supplier<Boolean> followsSite = page.ask(sites.following(site.id(), viewer));
        // first what the topic is: who may not know of it is told nothing else
        ConceptView known = concept.get();
        List<TagView.AtSite> nearby = List.of();
        List<TagView.Neighbour> instead = List.of();
        if (kinds.get().stream().allMatch(kind -> kind.total() == 0)) {
            Supplier<Map<Long, Long>> counts = page.ask(tags.sites(named.id(), viewer));
            Supplier<List<TagView.Neighbour>> near = page.ask(tags.ofSiteNear(named.id(), site.id(), NEARBY_SHOWN, viewer));
            nearby = nearby(counts.get(), site);
            instead = near.get();
        }
        return new Crossing(known, site, kinds.get(), nearby, instead, following.get().mine(), followsSite.get());
    }

    private List<TagView.AtSite> nearby(Map<Long, Long> counts, SiteView site) {
        return sites.views().stream().filter(other -> counts.containsKey(other.id()))
                .sorted(comparing((SiteView other) -> site.region() == null || !site.region().equals(other.region()))
                        .thenComparing(other -> -counts.get(other.id())).thenComparing(SiteView::slug))
                .limit(NEARBY_SHOWN)
                .map(other -> new TagView.AtSite(new SiteRef(other.id(), other.slug(), other.name()), counts.get(other.id())))
                .toList();
    }

    /**
     * What would happen if a topic became part of another.
     *
     * @param into slug or a name of the other topic
     * @throws Invalid when there is no such topic, or it cannot be the one that is left
     */
    @Transactional
    public MergeView merge(String slug, String into, Viewer viewer) {
        ConceptView from = concept(slug, viewer);
        ConceptView other = meant(into, viewer).map(found -> concept(found, viewer))
                .orElseThrow(
                        () -> new Invalid("into", "There is no topic of that name, or more than one. Try its whole name."));
        if (from.id() == other.id()) {
            throw new Invalid("into", "A topic cannot be merged into itself.");
        }
        if (other.proposed() || other.siteId() != null) {
            throw new Invalid("into", "Choose a topic that is accepted for the whole network: it will be the only one left.");
        }
        long[] carrying = tags.carrying(from.id(), other.id(), viewer);
        return new MergeView(from, other, carrying[0], carrying[1], concepts.mergeEffect(from.id(), other.id()));
    }

    /** The slug of the one concept that is meant by a slug, a name or a synonym; empty when there is none or more than one. */
    @Transactional
    public Optional<String> meant(String typed, Viewer viewer) {
        List<String> slugs = tags.meant(typed.strip(), viewer);
        return slugs.size() == 1 ? Optional.of(slugs.get(0)) : Optional.empty();
    }

    private static void known(String facet) {
        if (Facet.of(facet).isEmpty()) {
            throw Invalid.request("facet", "There is no facet “" + facet + "”.");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
