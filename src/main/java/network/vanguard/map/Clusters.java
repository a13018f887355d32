package network.vanguard.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Which topics go together: the Leiden algorithm (Traag, Waltman and van Eck 2019) for the greatest modularity over the strengths of links.
 * It begins with what was found before, and its chances are seeded: the same graph and the same beginning give the same clusters.
 */
final class Clusters {

    /** Fewer topics are no theme: they are swept into the one that they are most linked with. */
    static final int SMALLEST = 4;

    private static final double RESOLUTION = 1.0;
    private static final int ROUNDS = 50;
    private static final long SEED = 20_150_310;

    private Clusters() {}

    /**
     * The cluster of each topic, from 0; -1 for one that is proposed, or linked with nothing or with too few.
     *
     * @param before of each topic when it was last asked; any number below 0 for none
     */
    static int[] of(TagGraph graph, int[] before) {
        int[] places = linked(graph);
        int[] answer = new int[graph.topics().size()];
        Arrays.fill(answer, -1);
        if (places.length == 0) {
            return answer;
        }
        Network network = network(graph, places);
        Clustering clustering = new Clustering(beginning(places, before));
        double resolution = RESOLUTION / (2 * network.getTotalEdgeWeight());
        LeidenAlgorithm leiden = new LeidenAlgorithm(resolution, ROUNDS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(SEED));
        leiden.improveClustering(network, clustering);
        leiden.removeSmallClustersBasedOnNNodes(network, clustering, SMALLEST);
        int[] sizes = clustering.getNNodesPerCluster();
        for (int i = 0; i < places.length; i++) {
            int cluster = clustering.getCluster(i);
            answer[places[i]] = sizes[cluster] < SMALLEST ? -1 : cluster;
        }
        return answer;
    }

    private static int[] linked(TagGraph graph) {
        int[] places = new int[graph.topics().size()];
        int size = 0;
        for (int place = 0; place < places.length; place++) {
            if (graph.first(place + 1) > graph.first(place) && !graph.topics().at(place).proposed()) {
                places[size++] = place;
            }
        }
        return Arrays.copyOf(places, size);
    }

    private static Network network(TagGraph graph, int[] places) {
        int[] number = new int[graph.topics().size()];
        Arrays.fill(number, -1);
        for (int i = 0; i < places.length; i++) {
            number[places[i]] = i;
        }
        LargeIntArray[] ends = {new LargeIntArray(0), new LargeIntArray(0)};
        LargeDoubleArray strengths = new LargeDoubleArray(0);
        for (int place : places) {
            for (int link = graph.first(place); link < graph.first(place + 1); link++) {
                if (graph.neighbour(link) > place && number[graph.neighbour(link)] >= 0) {
                    ends[0].append(number[place]);
                    ends[1].append(number[graph.neighbour(link)]);
                    strengths.append(graph.strength(link));
                }
            }
        }
        return new Network(places.length, true, ends, strengths, false, false);
    }

    /** Without gaps, as the library needs it; a topic that is new begins on its own. */
    private static int[] beginning(int[] places, int[] before) {
        int[] beginning = new int[places.length];
        Map<Integer, Integer> numbers = new HashMap<>();
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            int known = before[places[i]];
            Integer number = known < 0 ? null : numbers.get(known);
            if (number == null) {
                number = next++;
                if (known >= 0) {
                    numbers.put(known, number);
                }
            }
            beginning[i] = number;
        }
        return beginning;
    }
}
