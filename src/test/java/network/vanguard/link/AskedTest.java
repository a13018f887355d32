package network.vanguard.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What is asked for when similar entries are looked for. */
class AskedTest {

    private static final Epoch LARGE = new Epoch(1, 100_000, 300, 100);

    @Test
    void whatWouldCostTooMuchIsLeftOutAndWhatFewHaveStays() {
        Asked asked = new Asked(List.of(topic(1, 40), topic(2, 90_000), topic(3, 700), topic(4, 20_000)), LARGE);
        assertEquals(List.of(1L, 3L, 4L), ids(asked.carriedByAtMost(50_000)));
        assertEquals(List.of(1L, 3L), ids(asked.carriedByAtMost(1_000)));
        assertEquals(List.of(), ids(asked.carriedByAtMost(10)));
    }

    @Test
    void withoutALimitAllIsAsked() {
        Asked asked = new Asked(List.of(topic(1, 40), topic(2, 700)), LARGE);
        assertEquals(asked, asked.carriedByAtMost(Long.MAX_VALUE));
    }

    private static List<Long> ids(Asked asked) {
        return asked.features().stream().map(Feature::id).sorted().toList();
    }

    private static Feature topic(long id, long carriers) {
        return new Feature(id, Similarity.OWN, carriers, "topic-" + id, "Topic " + id, List.of(), List.of());
    }
}
