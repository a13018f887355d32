package network.vanguard.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What is left of a graph when it is thinned out, and what a link weighs. */
class BackboneTest {

    /**
     * A node with links of 8, 1 and 1, whose other ends have further ones. For the first its share is 0.8, so (1 - 0.8)² = 0.04; for the
     * others 0.1 and (1 - 0.1)² = 0.81. The link of 1 between nodes 2 and 3 has a share of a half at either end: (1 - 0.5)¹ = 0.5.
     */
    private static final int[][] ENDS = {{0, 1}, {0, 2}, {0, 3}, {2, 3}, {1, 4}, {2, 4}};
    private static final double[] STRENGTHS = {8, 1, 1, 1, 10, 9};

    @Test
    void aLinkStaysThatChanceWouldNotMakeAndTheStrongestOfEveryNode() {
        // Strongest: of 0 the first, of 1 and 4 the one of 10, of 2 the one of 9, of 3 the earlier of two alike.
        assertArrayEquals(new boolean[]{true, false, true, false, true, true}, Backbone.of(5, ENDS, STRENGTHS, 0.05));
        assertArrayEquals(new boolean[]{true, true, true, true, true, true}, Backbone.of(5, ENDS, STRENGTHS, 1));
    }

    @Test
    void significanceIsByTheNodeThatTheLinkMattersTo() {
        // A star of six: one link of 50 and five of 1. For the middle (1 - 50/55)^5 is tiny; each leaf has only that link, so it stays.
        int[][] star = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {1, 7}, {2, 7}, {3, 7}, {4, 7}, {5, 7}, {6, 7}};
        double[] strengths = {50, 1, 1, 1, 1, 1, 60, 2, 2, 2, 2, 2};
        // 50 of 110 is not the strongest of node 1, and stays for the middle: (1 - 50/55)^5 = 0.0000062.
        assertArrayEquals(new boolean[]{true, false, false, false, false, false, true, true, true, true, true, true},
                Backbone.of(8, star, strengths, 0.05));
    }

    @Test
    void nobodyDropsOutOfThePicture() {
        Random random = new Random(7);
        int[][] ends = IntStream.range(0, 2_000).mapToObj(link -> new int[]{random.nextInt(100), 100 + random.nextInt(100)})
                .toArray(int[][]::new);
        double[] strengths = random.doubles(ends.length, 0.1, 1).toArray();
        boolean[] stays = Backbone.of(200, ends, strengths, 0.001);
        long reached = IntStream.range(0, ends.length).filter(link -> stays[link]).flatMap(link -> IntStream.of(ends[link]))
                .distinct().count();
        assertEquals(IntStream.range(0, ends.length).flatMap(link -> IntStream.of(ends[link])).distinct().count(), reached);
        assertTrue(IntStream.range(0, stays.length).filter(link -> stays[link]).count() < 250, "a picture, not a hairball");
    }

    /** ln(8 · 100 / (10 · 20)) / ln(100 / 8) = 1.3863 / 2.5257. */
    @Test
    void theWeightOfALinkIsHowMuchMoreOftenThanByChance() {
        assertEquals(0.5489, TagGraph.weight(8, 10, 20, 100));
        assertEquals(0, TagGraph.weight(2, 10, 20, 100), "as often as by chance");
        assertEquals(0, TagGraph.weight(1, 50, 50, 100), "more seldom");
        assertEquals(1, TagGraph.weight(5, 5, 5, 100), "never apart");
        assertEquals(1, TagGraph.weight(3, 3, 3, 3));
    }

    @Test
    void countsAreAddedAndTakenOff() {
        Topics topics = new Topics(List.of(topic(3), topic(5), topic(9)), List.of());
        CoUse all = CoUse.of(List.of(new long[]{3, 5}, new long[]{3, 5, 9}, new long[]{9, 4}), topics);
        assertEquals(3, all.entries());
        assertEquals(CoUse.of(List.of(new long[]{3, 5, 9}, new long[]{9, 4}), topics),
                all.minus(CoUse.of(List.of(new long[]{3, 5}), topics)));
        assertEquals(all, CoUse.NONE.plus(all));
        assertEquals(CoUse.NONE, all.minus(all));
    }

    private static Topics.Topic topic(long id) {
        return new Topics.Topic(id, "t" + id, "T" + id, "approach", false, null);
    }
}
