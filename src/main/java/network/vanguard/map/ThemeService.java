package network.vanguard.map;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import network.vanguard.map.Themes.Drift;

/**
 * Finds the themes: clusters of topics in what everybody who is signed in may read. What only a site or a circle may read has no part in
 * it, and a name is made of accepted topics only.
 */
@ApplicationScoped
class ThemeService {

    /** So many topics make a name. */
    private static final int NAMED_BY = 3;
    /** A theme is found anew when so large a part of the entries was counted anew, and so many at least. */
    private static final double MUCH = 0.2;
    private static final long MANY = 50;
    /** Without any themes so many entries are enough. */
    private static final long FIRST = 10;
    private static final int LONGEST = 300;

    private final Themes themes;
    private final TagGraphs graphs;
    private final Clock clock;

    ThemeService(Themes themes, TagGraphs graphs, Clock clock) {
        this.themes = themes;
        this.graphs = graphs;
        this.clock = clock;
    }

    /** Whether much has changed since they were found. */
    boolean due() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Drift drift = themes.drift();
            return drift.found()
                    ? drift.moved() >= Math.max(MANY, MUCH * drift.entries())
                    : drift.entries() >= FIRST;
        });
    }

    /** Finds them anew, beginning with those that there are; nothing happens while another node is at it. */
    void find() {
        QuarkusTransaction.requiringNew().timeout(LONGEST).run(() -> {
            if (themes.lock()) {
                write(graphs.ofTheNetwork());
            }
        });
    }

    private void write(TagGraph graph) {
        Topics topics = graph.topics();
        int[] before = new int[topics.size()];
        for (int place = 0; place < before.length; place++) {
            Theme theme = topics.at(place).theme();
            before[place] = theme == null ? -1 : Math.toIntExact(theme.id());
        }
        int[] clusters = Clusters.of(graph, before);
        Map<Integer, Long> kept = kept(clusters, before);
        Map<Integer, Long> ids = new HashMap<>();
        names(graph, clusters).forEach((cluster, name) -> {
            Long id = kept.get(cluster);
            if (id == null) {
                id = themes.add(name);
            } else {
                themes.rename(id, name);
            }
            ids.put(cluster, id);
        });
        List<Long> concepts = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int place = 0; place < clusters.length; place++) {
            if (clusters[place] >= 0) {
                concepts.add(topics.at(place).id());
                theirs.add(ids.get(clusters[place]));
            }
        }
        themes.assign(concepts, theirs, clock.instant());
    }

    /**
     * Which old theme each cluster goes on as: the two with most topics in common first, each once.
     *
     * @param before the number of the old theme of each topic, below 0 for none
     */
    static Map<Integer, Long> kept(int[] clusters, int[] before) {
        Map<List<Integer>, Integer> common = new TreeMap<>(
                Comparator.<List<Integer>>comparingInt(pair -> pair.get(0)).thenComparingInt(pair -> pair.get(1)));
        for (int place = 0; place < clusters.length; place++) {
            if (clusters[place] >= 0 && before[place] >= 0) {
                common.merge(List.of(clusters[place], before[place]), 1, Integer::sum);
            }
        }
        Map<Integer, Long> kept = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        common.entrySet().stream()
                .sorted(Map.Entry.<List<Integer>, Integer>comparingByValue().reversed()).map(Map.Entry::getKey)
                .forEach(pair -> {
                    if (!kept.containsKey(pair.get(0)) && taken.add(pair.get(1))) {
                        kept.put(pair.get(0), (long) pair.get(1));
                    }
                });
        return kept;
    }

    /**
     * A name for each cluster: its most telling topics. One tells the more, the more entries carry it and the larger the part of its links'
     * strength that stays within the cluster: by the entries times the square of that part.
     */
    static Map<Integer, String> names(TagGraph graph, int[] clusters) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        double[] telling = new double[clusters.length];
        for (int place = 0; place < clusters.length; place++) {
            if (clusters[place] >= 0) {
                members.computeIfAbsent(clusters[place], any -> new ArrayList<>()).add(place);
                double all = 0;
                double within = 0;
                for (int link = graph.first(place); link < graph.first(place + 1); link++) {
                    all += graph.strength(link);
                    within += clusters[graph.neighbour(link)] == clusters[place] ? graph.strength(link) : 0;
                }
                telling[place] = all == 0 ? 0 : graph.carriers(place) * (within / all) * (within / all);
            }
        }
        Map<Integer, String> names = new TreeMap<>();
        members.forEach((cluster, places) -> names.put(cluster,
                places.stream()
                        .sorted(Comparator.<Integer>comparingDouble(place -> -telling[place]).thenComparing(place -> place))
                        .limit(NAMED_BY).map(place -> graph.topics().at(place).label()).collect(Collectors.joining(", "))));
        return names;
    }
}
