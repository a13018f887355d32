package network.vanguard.map;

/**
 * The graph of topics: two are linked that entries carry both of, more often than by chance. The weight of a link is the normalised
 * pointwise mutual information of the two (Bouma 2009), above 0 and at most 1: 1 when they only ever occur together. Its strength, by
 * which links are ordered and thinned out, is weight times the entries that carry both, so that one entry with two rare topics does not
 * outdo a hundred.
 */
final class TagGraph {

    private final Topics topics;
    private final long entries;
    private final int[] carriers;
    /** With how many accepted topics each is linked. */
    private final int[] degrees;
    /** The links of the topic at place p stand from starts[p] to before starts[p + 1], each link at both of its ends. */
    private final int[] starts;
    private final int[] neighbours;
    private final int[] shared;
    private final double[] weights;

    TagGraph(CoUse use, Topics topics) {
        this.topics = topics;
        this.entries = use.entries();
        this.carriers = new int[topics.size()];
        for (int i = 0; i < use.size(); i++) {
            long pair = use.pair(i);
            if (CoUse.low(pair) == CoUse.high(pair)) {
                carriers[CoUse.low(pair)] = use.shared(i);
            }
        }
        double[] weight = new double[use.size()];
        int[] next = new int[topics.size() + 1];
        for (int i = 0; i < use.size(); i++) {
            int low = CoUse.low(use.pair(i));
            int high = CoUse.high(use.pair(i));
            if (low != high) {
                weight[i] = weight(use.shared(i), carriers[low], carriers[high], entries);
                if (weight[i] > 0) {
                    next[low + 1]++;
                    next[high + 1]++;
                }
            }
        }
        for (int place = 0; place < topics.size(); place++) {
            next[place + 1] += next[place];
        }
        this.starts = next.clone();
        this.neighbours = new int[starts[topics.size()]];
        this.shared = new int[neighbours.length];
        this.weights = new double[neighbours.length];
        this.degrees = new int[topics.size()];
        for (int i = 0; i < use.size(); i++) {
            if (weight[i] > 0) {
                put(next, CoUse.low(use.pair(i)), CoUse.high(use.pair(i)), use.shared(i), weight[i]);
                put(next, CoUse.high(use.pair(i)), CoUse.low(use.pair(i)), use.shared(i), weight[i]);
            }
        }
    }

    private void put(int[] next, int from, int to, int both, double weight) {
        int at = next[from]++;
        neighbours[at] = to;
        shared[at] = both;
        weights[at] = weight;
        degrees[from] += topics.at(to).proposed() ? 0 : 1;
    }

    /** In ten-thousandths, so that it is written everywhere as it is compared; 0 for what is no more than chance. */
    static double weight(int both, int one, int other, long entries) {
        if (both == entries) {
            return 1;
        }
        double information = Math.log((double) both * entries / ((double) one * other));
        return information <= 0
                ? 0
                : Math.round(Math.min(1, information / Math.log((double) entries / both)) * 10_000) / 10_000.0;
    }

    Topics topics() {
        return topics;
    }

    /** How many entries carry the topic. */
    int carriers(int place) {
        return carriers[place];
    }

    /** With how many accepted topics it is linked. */
    int degree(int place) {
        return degrees[place];
    }

    /** Where the links of a topic begin; they end before those of the next place. */
    int first(int place) {
        return starts[place];
    }

    int neighbour(int link) {
        return neighbours[link];
    }

    int shared(int link) {
        return shared[link];
    }

    double weight(int link) {
        return weights[link];
    }

    double strength(int link) {
        return weights[link] * shared[link];
    }

    /** Links, each counted once. */
    int links() {
        return neighbours.length / 2;
    }
}
