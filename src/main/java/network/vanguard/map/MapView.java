package network.vanguard.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import network.vanguard.entry.EntryKind;
import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;
import network.vanguard.map.Topics.Topic;
import network.vanguard.page.Choice;
import network.vanguard.page.PageLink;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.Facet;

/**
 * A page of the map: its table, its links, its picture and its themes, with the filters that made them.
 *
 * @param middle      the name of what the page is about, or null
 * @param rows        of this page of the table
 * @param total       rows of all pages
 * @param page        from 1
 * @param graph       what is drawn
 * @param connections the lines of the picture in words
 * @param groups      the themes and their topics; none where the page is about a part of the map
 * @param sites       to choose from
 * @param themes      to choose from
 */
public record MapView(GraphQuery query, String middle, Order order, List<Row> rows, long total, int page, Graph graph,
        Drawing drawing, List<Connection> connections, List<Group> groups, List<SiteRef> sites, List<Theme> themes) {

    /** Most topics of the page's picture: more are no picture any more. */
    static final int DRAWN = 40;
    /** Titles are longer than topics. */
    static final int ENTRIES_DRAWN = 24;

    private static final String PATH = "/map";
    private static final int ROWS = 20;
    private static final int BESIDE = 3;
    private static final int OF_A_THEME = 10;

    /** What the table is sorted by. */
    public enum Order {
        /** What matters most first: by entries, or around a topic or an entry the nearest first. */
        IMPORTANCE("entries"), NAME("name"), THEME("theme"), LINKS("links");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        /** The name in addresses. */
        public String code() {
            return code;
        }

        static Order of(String code) {
            return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst().orElse(IMPORTANCE);
        }
    }

    /**
     * A topic or an entry in the table.
     *
     * @param url   its own page
     * @param map   the map around it
     * @param sort  the facet of a topic, the kind of an entry, in words
     * @param theme of a topic, or null
     * @param site  slug of an entry's site, or null
     * @param count entries that carry the topic; topics of the entry
     * @param links how many it has, drawn or not; of an entry those that are drawn
     */
    public record Row(String label, String url, String map, String sort, Theme theme, String site, long count, long links,
            List<Beside> beside) {}

    /** Something that a row is linked with, and how. */
    public record Beside(String label, String map, String how) {}

    /** A line of the picture in words. */
    public record Connection(String one, String oneMap, String how, String other, String otherMap, long shared,
            double weight) {}

    /** A theme and its topics that most entries carry. */
    public record Group(Theme theme, List<Beside> topics, long more) {}

    // ---------------------------------------------------------------- topics

    static MapView ofTopics(GraphQuery query, TagSelection selection, Order order, int page, List<SiteRef> sites,
            Topics topics) {
        List<Integer> places = selection.places();
        List<Integer> sorted = places.stream().sorted(switch (order) {
            case NAME -> Comparator.comparing(place -> selection.topic(place).label().toLowerCase(Locale.ROOT));
            case THEME -> Comparator.comparing(place -> themeOf(selection.topic(place)));
            case LINKS -> Comparator.comparing(place -> -selection.links(place));
            default -> Comparator.comparing(place -> 0);
        }).toList();
        int shown = within(page, sorted.size());
        Graph graph = selection.graph();
        String about = query.tag() == null ? null : selection.topic(topics.place(query.tag())).label();
        Map<Long, List<Integer>> ofThemes = query.tag() == null && query.theme() == null
                ? places.stream().filter(place -> selection.topic(place).theme() != null)
                        .collect(Collectors.groupingBy(place -> selection.topic(place).theme().id()))
                : Map.of();
        return new MapView(query, about, order, piece(sorted, shown).stream().map(place -> row(selection, place)).toList(),
                sorted.size(), shown, graph,
                Drawing.of(graph, query.tag() == null ? null : "tag:" + query.tag(), MapView::around,
                        node -> node.label() + ": " + counted(node.count(), "entry", "entries"), Node::facet),
                connections(graph),
                topics.themes().stream().filter(theme -> ofThemes.containsKey(theme.id()))
                        .map(theme -> group(theme, ofThemes.get(theme.id()), selection)).toList(),
                sites, selection.themes());
    }

    private static String themeOf(Topic topic) {
        // what has none comes last
        return topic.theme() == null ? "\uffff" : topic.theme().name().toLowerCase(Locale.ROOT) + topic.theme().id();
    }

    private static Row row(TagSelection selection, int place) {
        Topic topic = selection.topic(place);
        return new Row(topic.label(), "/tags/" + topic.slug(), aroundTopic(topic.slug()), facetLabel(topic.facet()),
                topic.theme(),
                null, selection.carriers(place), selection.links(place),
                selection.strongest(place, BESIDE).stream().map(beside -> new Beside(beside.topic().label(),
                        aroundTopic(beside.topic().slug()), String.valueOf(beside.shared()))).toList());
    }

    private static Group group(Theme theme, List<Integer> places, TagSelection selection) {
        return new Group(theme, places.stream().limit(OF_A_THEME).map(place -> new Beside(selection.topic(place).label(),
                aroundTopic(selection.topic(place).slug()), String.valueOf(selection.carriers(place)))).toList(),
                Math.max(0, places.size() - OF_A_THEME));
    }

    // ---------------------------------------------------------------- entries

    static MapView ofEntries(GraphQuery query, Graph graph, Order order, int page, List<SiteRef> sites, Topics topics) {
        Map<String, List<Beside>> beside = new HashMap<>();
        Map<String, Node> byId = graph.nodes().stream().collect(Collectors.toMap(Node::id, Function.identity()));
        for (Edge edge : graph.edges()) {
            Node source = byId.get(edge.source());
            Node target = byId.get(edge.target());
            beside.computeIfAbsent(source.id(), any -> new ArrayList<>())
                    .add(new Beside(target.label(), around(target), LinkWords.from(edge.kind())));
            beside.computeIfAbsent(target.id(), any -> new ArrayList<>())
                    .add(new Beside(source.label(), around(source), LinkWords.back(edge.kind())));
        }
        List<Row> rows = graph.nodes().stream().map(node -> {
            List<Beside> all = beside.getOrDefault(node.id(), List.of());
            return new Row(node.label(), node.url(), around(node), kindLabel(node), null, node.site(), node.count(), all.size(),
                    all.subList(0, Math.min(BESIDE, all.size())));
        }).sorted(switch (order) {
            case NAME -> Comparator.comparing((Row row) -> row.label().toLowerCase(Locale.ROOT));
            case LINKS -> Comparator.comparing((Row row) -> -row.links());
            default -> Comparator.comparing((Row row) -> 0);
        }).toList();
        int shown = within(page, rows.size());
        String middle = query.entry() == null ? null : "entry:" + query.entry();
        return new MapView(query, middle == null ? null : byId.get(middle).label(), order, piece(rows, shown), rows.size(),
                shown,
                graph, Drawing.of(graph, middle, MapView::around, node -> kindLabel(node) + ": " + node.label(), Node::kind),
                connections(graph), List.of(), sites, topics.themes());
    }

    private static String kindLabel(Node node) {
        return EntryKind.of(node.kind()).map(EntryKind::label).orElse("");
    }

    // ---------------------------------------------------------------- both

    private static List<Connection> connections(Graph graph) {
        Map<String, Node> byId = graph.nodes().stream().collect(Collectors.toMap(Node::id, Function.identity()));
        return graph.edges().stream()
                .map(edge -> new Connection(byId.get(edge.source()).label(), around(byId.get(edge.source())),
                        LinkWords.from(edge.kind()), byId.get(edge.target()).label(), around(byId.get(edge.target())),
                        edge.shared(), edge.weight()))
                .toList();
    }

    private static String around(Node node) {
        return node.topic() ? aroundTopic(node.key()) : PATH + "?entry=" + node.key();
    }

    private static String aroundTopic(String slug) {
        return PATH + "?tag=" + slug;
    }

    private static int within(int page, int rows) {
        return Math.max(1, Math.min(page, (rows + ROWS - 1) / ROWS));
    }

    private static <T> List<T> piece(List<T> all, int page) {
        return all.subList(Math.min(all.size(), (page - 1) * ROWS), Math.min(all.size(), page * ROWS));
    }

    private static String facetLabel(String facet) {
        return Facet.of(facet).map(Facet::label).orElse("");
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    // ---------------------------------------------------------------- what the page says

    /** "Map", "Map around “Walking football”", "Map of case studies and notes". */
    public String heading() {
        return middle != null ? "Map around “" + middle + "”" : query.content() ? "Map of entries" : "Map of topics";
    }

    /** The numbered pages of the table. */
    public List<PageLink> pages() {
        int last = (int) ((total + ROWS - 1) / ROWS);
        return last <= 1 ? List.of() : PageLink.around(page, last, this::pageAddress);
    }

    public String previous() {
        return page > 1 ? pageAddress(page - 1) : null;
    }

    public String next() {
        return (long) page * ROWS < total ? pageAddress(page + 1) : null;
    }

    private String pageAddress(int number) {
        return query.at(PATH, "sort", order == Order.IMPORTANCE ? null : order.code(), "page", number == 1 ? null : number)
                + "#table";
    }

    /** The address of the table sorted so. */
    public String sorted(String by) {
        return query.at(PATH, "sort", by.equals(Order.IMPORTANCE.code()) ? null : by) + "#table";
    }

    /** How a column is sorted, for a screen reader. */
    public String sorting(String by) {
        return !order.code().equals(by) ? "none" : order == Order.NAME || order == Order.THEME ? "ascending" : "descending";
    }

    /** The page of the topic or entry in the middle. */
    public String own() {
        return graph.nodes().get(0).url();
    }

    public List<Choice> depthChoices() {
        return List.of(new Choice("1", "Linked directly"), new Choice("2", "Two links away"),
                new Choice("3", "Three links away"));
    }

    public String depthChosen() {
        return String.valueOf(query.depth());
    }

    /** The same filters on the drawn map. */
    public String explore() {
        return query.at("/map/explore");
    }

    /** The same as a file. */
    public String data() {
        return query.at("/map/graph.json");
    }

    /** The same filters on this page. */
    public String table() {
        return query.at(PATH);
    }

    /** A theme on its own. */
    public String ofTheme(long theme) {
        return PATH + "?theme=" + theme;
    }

    public boolean filtered() {
        return !chosen().isEmpty();
    }

    /** The chosen filters in words, each with the address without it. */
    public List<Choice> chosen() {
        Map<String, String> words = new LinkedHashMap<>();
        if (query.content() && query.tag() != null) {
            words.put("tag", "Topic: " + query.tag());
        }
        if (query.facet() != null) {
            words.put("facet", "Facet: " + query.facet().label());
        }
        themes.stream().filter(theme -> query.theme() != null && theme.id() == query.theme())
                .forEach(theme -> words.put("theme", "Theme: " + theme.name()));
        if (query.kind() != null) {
            words.put("kind", "Kind: " + query.kind().plural());
        }
        sites.stream().filter(site -> site.slug().equals(query.site()))
                .forEach(site -> words.put("site", "Site: " + site.name()));
        if (query.since() != null) {
            words.put("since", "From " + query.since());
        }
        if (query.until() != null) {
            words.put("until", "Until " + query.until());
        }
        if (query.minWeight() > 0) {
            words.put("minWeight", "Links of " + query.minWeight() + " and more");
        }
        return words.entrySet().stream().map(one -> new Choice(query.at(PATH, one.getKey(), null), one.getValue())).toList();
    }

    /** The marks of the picture and what they mean: of those that are in it. */
    public List<Choice> legend() {
        return graph.nodes().stream().map(node -> node.topic() ? node.facet() : node.kind()).distinct()
                .map(code -> new Choice(code, Facet.of(code).map(Facet::label)
                        .orElseGet(() -> EntryKind.of(code).map(EntryKind::label).orElse(code))))
                .sorted(Comparator.comparing(Choice::text)).toList();
    }

    public List<Choice> facetChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All facets")));
        Arrays.stream(Facet.values()).forEach(facet -> choices.add(new Choice(facet.code(), facet.label())));
        return choices;
    }

    public List<Choice> themeChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All themes")));
        themes.forEach(theme -> choices.add(new Choice(String.valueOf(theme.id()), theme.id() + ". " + theme.name())));
        return choices;
    }

    public List<Choice> kindChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All kinds")));
        Arrays.stream(EntryKind.values()).forEach(kind -> choices.add(new Choice(kind.code(), kind.plural())));
        return choices;
    }

    public List<Choice> siteChoices() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "All sites")));
        sites.forEach(site -> choices.add(new Choice(site.slug(), site.name())));
        return choices;
    }
}
