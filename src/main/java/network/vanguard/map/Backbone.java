package network.vanguard.map;

import java.util.Arrays;

/**
 * Thins a graph out so that a picture shows its bones: the disparity filter (Serrano, Boguñá and Vespignani, "Extracting the multiscale
 * backbone of complex weighted networks", PNAS 2009). A link stays when, for one of its ends with k links, so large a part p of all its
 * strength would come about by chance with a probability (1 − p)^(k − 1) below α. The strongest link of every node stays as well, so that
 * nobody drops out of the picture unnoticed.
 */
final class Backbone {

    /** The usual α. */
    static final double ALPHA = 0.05;

    private Backbone() {}

    /**
     * Which links stay.
     *
     * @param nodes     how many; a link's ends are below it
     * @param ends      the two ends of each link
     * @param strengths of each link, above 0
     * @param alpha     above 0; 1 lets everything stay
     */
    static boolean[] of(int nodes, int[][] ends, double[] strengths, double alpha) {
        int[] degree = new int[nodes];
        double[] sum = new double[nodes];
        int[] strongest = new int[nodes];
        Arrays.fill(strongest, -1);
        for (int link = 0; link < ends.length; link++) {
            for (int end : ends[link]) {
                degree[end]++;
                sum[end] += strengths[link];
                if (strongest[end] < 0 || strengths[link] > strengths[strongest[end]]) {
                    strongest[end] = link;
                }
            }
        }
        boolean[] stays = new boolean[ends.length];
        for (int link = 0; link < ends.length; link++) {
            for (int end : ends[link]) {
                stays[link] |= alpha >= 1 || strongest[end] == link
                        || Math.pow(1 - strengths[link] / sum[end], degree[end] - 1) < alpha;
            }
        }
        return stays;
    }
}
