package network.vanguard.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import network.vanguard.map.Drawing.Box;
import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;

/** The picture is the same for the same graph, and can be read. */
class DrawingTest {

    private static Graph graph(int nodes, long seed) {
        Random random = new Random(seed);
        List<Node> all = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            String label = "A topic with a name " + "long ".repeat(random.nextInt(6)) + i;
            all.add(new Node("tag:t" + i, "tag", label, "approach", i % 3 == 0 ? null : i % 7L, nodes - i, null,
                    "/tags/t" + i));
            for (int links = random.nextInt(3); i > 0 && links >= 0; links--) {
                edges.add(new Edge("tag:t" + random.nextInt(i), "tag:t" + i, Graph.TOGETHER, 0.5, 1 + random.nextInt(9)));
            }
        }
        return new Graph(all, edges, List.of(), nodes, false, null);
    }

    private static Drawing drawn(Graph graph) {
        return Drawing.of(graph, "tag:t0", Node::url, Node::label, Node::facet);
    }

    @Test
    void theSameGraphGivesTheSamePicture() {
        assertEquals(drawn(graph(40, 1)), drawn(graph(40, 1)));
    }

    @Test
    void noLabelCoversAnotherAndNoneStandsOutside() {
        for (int nodes : new int[]{1, 2, 7, 24, 40, 60}) {
            for (long seed = 0; seed < 5; seed++) {
                Drawing drawing = drawn(graph(nodes, seed));
                List<Box> boxes = drawing.boxes();
                for (int i = 0; i < boxes.size(); i++) {
                    Box box = boxes.get(i);
                    assertTrue(box.x() >= 0 && box.x() + box.width() <= drawing.width() && box.y() >= 0
                            && box.y() + box.height() <= drawing.height(), nodes + " nodes: outside: " + box);
                    for (Box other : boxes.subList(i + 1, boxes.size())) {
                        assertFalse(box.x() < other.x() + other.width() && other.x() < box.x() + box.width()
                                && box.y() < other.y() + other.height() && other.y() < box.y() + box.height(),
                                nodes + " nodes: " + box + " covers " + other);
                    }
                }
            }
        }
    }

    @Test
    void aLongNameStandsInTwoLines() {
        assertEquals(List.of("Walking football"), Drawing.lines("Walking football"));
        assertEquals(List.of("People who live", "with dementia"), Drawing.lines("People who live with dementia"));
        assertEquals(List.of("Donaudampfschifffahrtsg…"), Drawing.lines("Donaudampfschifffahrtsgesellschaft"));
    }
}
