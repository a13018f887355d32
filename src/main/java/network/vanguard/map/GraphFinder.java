package network.vanguard.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.map.EntryLinks.Link;
import network.vanguard.map.EntryLinks.Some;
import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Questions to the map. Every node, link and count comes from what the viewer may read. */
@Reads
@ApplicationScoped
public class GraphFinder {

    /** Of entries an export has a bound too: each brings a list of what is like it. */
    private static final int ENTRIES_MAX = 5_000;

    private final TagGraphs graphs;
    private final EntryLinks links;
    private final EntryFinder entries;
    private final ConceptFinder concepts;
    private final SiteFinder sites;

    GraphFinder(TagGraphs graphs, EntryLinks links, EntryFinder entries, ConceptFinder concepts, SiteFinder sites) {
        this.graphs = graphs;
        this.links = links;
        this.entries = entries;
        this.concepts = concepts;
        this.sites = sites;
    }

    /**
     * Nodes and links.
     *
     * @throws NotFound when the viewer may not read the entry in the middle
     * @throws Invalid  (400) for a topic, theme or site that there is not
     */
    @Transactional
    public Graph graph(GraphQuery asked, Viewer viewer) {
        GraphQuery query = known(asked);
        return query.content() ? content(query, viewer) : selection(query, viewer).graph();
    }

    /** What the pages of the map show: a row for every topic, and a graph small enough to be drawn. */
    @Transactional
    MapView page(GraphQuery asked, MapView.Order order, int page, Viewer viewer) {
        GraphQuery query = known(asked);
        if (query.content()) {
            return MapView.ofEntries(query, content(query, viewer), order, page, sites.all(), graphs.topics());
        }
        TagSelection selection = selection(query, viewer);
        return MapView.ofTopics(query, selection, order, page, sites.all(), graphs.topics());
    }

    private TagSelection selection(GraphQuery query, Viewer viewer) {
        TagSelection selection = new TagSelection(query.bySiteOrTime()
                ? graphs.of(query.kind(), query.site(), query.since(), query.until(), viewer)
                : graphs.of(query.kind(), viewer), query);
        if (!selection.mayName()) {
            throw noSuchTopic();
        }
        return selection;
    }

    /** The same query with the slug of what was named; a proposed name that the viewer may not know is not told apart from none. */
    private GraphQuery known(GraphQuery query) {
        if (query.site() != null && sites.ref(query.site()).isEmpty()) {
            throw Invalid.request("site", "There is no such site");
        }
        if (query.theme() != null && graphs.topics().themes().stream().noneMatch(theme -> theme.id() == query.theme())) {
            throw Invalid.request("theme", "There is no such theme");
        }
        if (query.tag() == null) {
            return query;
        }
        String slug = concepts.meant(query.tag()).map(TagRef::slug).filter(known -> graphs.topics().place(known) != null)
                .orElse(null);
        if (slug == null && !query.content()) {
            throw noSuchTopic();
        }
        return slug == null ? query : query.withTag(slug);
    }

    private static Invalid noSuchTopic() {
        return Invalid.request("tag", "There is no such topic on the map");
    }

    // ---------------------------------------------------------------- entries

    private Graph content(GraphQuery query, Viewer viewer) {
        int limit = Math.min(query.limit(), ENTRIES_MAX);
        Some some = query.entry() == null ? links.newest(query, limit + 1, viewer) : reach(query, limit, viewer);
        List<Long> found = some.ids();
        List<Long> chosen = found.subList(0, Math.min(limit, found.size()));
        List<EntrySummary> shown = entries.byIds(chosen, viewer);
        Map<Long, EntrySummary> byId = shown.stream().collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        List<Edge> edges = edges(links.around(chosen, viewer), byId, query);
        return new Graph(chosen.stream().filter(byId::containsKey).map(id -> node(byId.get(id))).toList(), edges, List.of(),
                some.total(), found.size() > chosen.size(), null);
    }

    private Some reach(GraphQuery query, int limit, Viewer viewer) {
        if (!links.mayRead(query.entry(), viewer)) {
            throw new NotFound();
        }
        LinkedHashSet<Long> reached = new LinkedHashSet<>(List.of(query.entry()));
        List<Long> edge = List.of(query.entry());
        for (int step = 0; step < query.depth() && !edge.isEmpty() && reached.size() <= limit; step++) {
            List<Long> next = new ArrayList<>();
            for (Link link : links.around(edge, viewer)) {
                for (long end : new long[]{link.source(), link.target()}) {
                    if (reached.size() <= limit && reached.add(end)) {
                        next.add(end);
                    }
                }
            }
            edge = next;
        }
        return new Some(List.copyOf(reached), reached.size());
    }

    /** Links that people made all stay; of those by likeness, the backbone, and all of the entry in the middle. */
    private static List<Edge> edges(List<Link> found, Map<Long, EntrySummary> shown, GraphQuery query) {
        List<Edge> typed = new ArrayList<>();
        List<Link> alike = new ArrayList<>();
        Set<Set<Long>> pairs = new HashSet<>();
        for (Link link : found) {
            if (shown.containsKey(link.source()) && shown.containsKey(link.target())) {
                if (!link.kind().equals(Graph.SIMILAR)) {
                    typed.add(edge(link, shown));
                } else if (link.weight() > 0 && link.weight() >= query.minWeight()
                        && pairs.add(Set.of(link.source(), link.target()))) {
                    alike.add(link);
                }
            }
        }
        List<Long> nodes = List.copyOf(shown.keySet());
        Map<Long, Integer> number = new HashMap<>();
        nodes.forEach(id -> number.put(id, number.size()));
        boolean[] stays = Backbone.of(nodes.size(),
                alike.stream().map(link -> new int[]{number.get(link.source()), number.get(link.target())})
                        .toArray(int[][]::new),
                alike.stream().mapToDouble(Link::weight).toArray(), query.alpha());
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < stays.length; i++) {
            Link link = alike.get(i);
            if (stays[i] || query.entry() != null && (link.source() == query.entry() || link.target() == query.entry())) {
                edges.add(edge(link, shown));
            }
        }
        edges.sort(Comparator.comparingDouble(Edge::weight).reversed().thenComparing(Edge::source).thenComparing(Edge::target));
        typed.addAll(edges);
        return List.copyOf(typed);
    }

    private static Edge edge(Link link, Map<Long, EntrySummary> shown) {
        Set<String> both = shown.get(link.source()).tags().stream().map(TagRef::slug).collect(Collectors.toSet());
        both.retainAll(shown.get(link.target()).tags().stream().map(TagRef::slug).toList());
        return new Edge("entry:" + link.source(), "entry:" + link.target(), link.kind(), link.weight(), both.size());
    }

    private static Node node(EntrySummary entry) {
        return new Node("entry:" + entry.id(), entry.kind().code(), entry.title(), null, null, entry.tags().size(),
                entry.siteSlug(), entry.url());
    }
}
