package network.vanguard.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;
import network.vanguard.map.Topics.Topic;

/** The part of the graph of topics that a query asks for. The same graph and query give the same part, in the same order. */
final class TagSelection {

    private final TagGraph graph;
    private final GraphQuery query;
    /** The topic in the middle, or -1. */
    private final int middle;
    private final IntPredicate wanted;
    private List<Integer> places;

    /** @param query its tag is null or one of the graph's topics */
    TagSelection(TagGraph graph, GraphQuery query) {
        this.graph = graph;
        this.query = query;
        this.middle = query.tag() == null ? -1 : graph.topics().place(query.tag());
        this.wanted = place -> place == middle || graph.carriers(place) > 0 && !topic(place).proposed()
                && (query.facet() == null || query.facet().code().equals(topic(place).facet()))
                && (query.theme() == null || topic(place).theme() != null && topic(place).theme().id() == query.theme());
    }

    /** Whether entries that the viewer may read carry it, and it belongs to the facet and theme. */
    private List<Integer> all() {
        return IntStream.range(0, graph.topics().size()).filter(wanted).boxed().sorted(byImportance()).toList();
    }

    private Comparator<Integer> byImportance() {
        return Comparator.<Integer>comparingInt(place -> place == middle ? 0 : 1)
                .thenComparing(Comparator.<Integer>comparingInt(graph::carriers).reversed())
                .thenComparing(place -> topic(place).slug());
    }

    /** Everything within reach, without a limit: nearest first, and at the same distance the most strongly linked. */
    private List<Integer> reach() {
        LinkedHashSet<Integer> reached = new LinkedHashSet<>(List.of(middle));
        List<Integer> edge = List.of(middle);
        for (int step = 0; step < query.depth() && !edge.isEmpty(); step++) {
            double[] best = new double[graph.topics().size()];
            for (int place : edge) {
                for (int link = graph.first(place); link < graph.first(place + 1); link++) {
                    int other = graph.neighbour(link);
                    if (graph.weight(link) >= query.minWeight() && wanted.test(other) && !reached.contains(other)) {
                        best[other] = Math.max(best[other], graph.strength(link));
                    }
                }
            }
            edge = IntStream.range(0, best.length).filter(place -> best[place] > 0).boxed()
                    .sorted(Comparator.<Integer>comparingDouble(place -> -best[place])
                            .thenComparing(place -> topic(place).slug()))
                    .toList();
            reached.addAll(edge);
        }
        return List.copyOf(reached);
    }

    /** Every topic of the selection, most important first; around a topic, that one first and then the nearest. */
    List<Integer> places() {
        if (places == null) {
            places = middle < 0 ? all() : reach();
        }
        return places;
    }

    /** Nodes and links, thinned out, within the query's limit. */
    Graph graph() {
        List<Integer> all = places();
        List<Integer> chosen = all.subList(0, Math.min(all.size(), query.limit()));
        List<Edge> edges = edges(chosen);
        boolean every = query.limit() == Integer.MAX_VALUE;
        boolean tooMany = !every && edges.size() > GraphQuery.LINKS_MAX;
        return new Graph(chosen.stream().map(this::node).toList(),
                tooMany ? List.copyOf(edges.subList(0, GraphQuery.LINKS_MAX)) : edges,
                chosen.stream().map(place -> topic(place).theme()).filter(theme -> theme != null).distinct()
                        .sorted(Comparator.comparingLong(Theme::id)).toList(),
                all.size(), tooMany || chosen.size() < all.size(), query.bySiteOrTime() ? TagPairs.LIVE_MOST : null);
    }

    private List<Edge> edges(List<Integer> chosen) {
        int[] number = new int[graph.topics().size()];
        Arrays.fill(number, -1);
        for (int i = 0; i < chosen.size(); i++) {
            number[chosen.get(i)] = i;
        }
        List<int[]> ends = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        for (int place : chosen) {
            for (int link = graph.first(place); link < graph.first(place + 1); link++) {
                int other = graph.neighbour(link);
                if (number[other] > number[place] && graph.weight(link) >= query.minWeight()) {
                    ends.add(new int[]{number[place], number[other]});
                    links.add(link);
                }
            }
        }
        boolean[] stays = Backbone.of(chosen.size(), ends.toArray(int[][]::new),
                links.stream().mapToDouble(graph::strength).toArray(), query.alpha());
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < stays.length; i++) {
            int[] pair = ends.get(i);
            if (stays[i] || middle >= 0 && chosen.get(pair[0]) == middle) {
                int link = links.get(i);
                edges.add(new Edge(id(chosen.get(pair[0])), id(chosen.get(pair[1])), Graph.TOGETHER, graph.weight(link),
                        graph.shared(link)));
            }
        }
        edges.sort(Comparator.comparingDouble(Edge::strength).reversed().thenComparing(Edge::source)
                .thenComparing(Edge::target));
        return List.copyOf(edges);
    }

    /** A topic that one is used together with, and in how many entries. */
    record Neighbour(Topic topic, int shared) {}

    /** The topics that one is most strongly linked with, of those that are wanted. */
    List<Neighbour> strongest(int place, int most) {
        return IntStream.range(graph.first(place), graph.first(place + 1))
                .filter(link -> graph.weight(link) >= query.minWeight() && wanted.test(graph.neighbour(link))).boxed()
                .sorted(Comparator.<Integer>comparingDouble(link -> -graph.strength(link))
                        .thenComparing(link -> topic(graph.neighbour(link)).slug()))
                .limit(most).map(link -> new Neighbour(topic(graph.neighbour(link)), graph.shared(link))).toList();
    }

    /** How many accepted topics it is linked with, wanted or not. */
    int links(int place) {
        return graph.degree(place);
    }

    /** Whether the viewer may be told of the topic in the middle: it is accepted, or they may read something that carries it. */
    boolean mayName() {
        return middle < 0 || !topic(middle).proposed() || graph.carriers(middle) > 0;
    }

    /** The themes that a topic which the viewer may read about belongs to. */
    List<Theme> themes() {
        return IntStream.range(0, graph.topics().size()).filter(place -> graph.carriers(place) > 0)
                .mapToObj(place -> topic(place).theme()).filter(theme -> theme != null).distinct()
                .sorted(Comparator.comparingLong(Theme::id)).toList();
    }

    Topic topic(int place) {
        return graph.topics().at(place);
    }

    int carriers(int place) {
        return graph.carriers(place);
    }

    private Node node(int place) {
        Topic topic = topic(place);
        return new Node(id(place), "tag", topic.label(), topic.facet(), topic.theme() == null ? null : topic.theme().id(),
                graph.carriers(place), null, "/tags/" + topic.slug());
    }

    private String id(int place) {
        return "tag:" + topic(place).slug();
    }
}
