package network.vanguard.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;

/**
 * A picture of a small graph, worked out by the server: linked nodes attract and all nodes repel each other (Fruchterman and Reingold
 * 1991), then the labels are moved apart until none covers another. The start is seeded and the arithmetic is the same on every machine,
 * so the same graph gives the same picture.
 *
 * @param width  in pixels, the same for every picture: letters keep their size
 * @param height in pixels, as much as is needed
 */
public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {

    private static final int WIDTH = 944;
    private static final int MARGIN = 6;
    private static final int GAP_X = 14;
    private static final int GAP_Y = 12;
    private static final int ROUNDS = 300;
    private static final int PUSHES = 2_000;
    private static final long SEED = 42;
    private static final int LINE_LETTERS = 20;
    private static final int LETTERS_MAX = 24;
    private static final int LINE_HEIGHT = 18;
    /** Around the text: the shape of the facet on the left, the number of the theme on the right. */
    private static final int SHAPE = 26;
    private static final int BADGE = 30;

    /**
     * A node: its label in one or two lines, in a box. All numbers are pixels from the upper left corner of the picture.
     *
     * @param url    where its link leads
     * @param name   what a screen reader says, and the tip that a mouse shows
     * @param shape  the mark of its facet or kind: circle, square, triangle …
     * @param theme  the number of its theme, or null
     * @param middle whether the picture is about it
     */
    public record Box(int x, int y, int width, int height, List<Text> label, String url, String name, String shape, Long theme,
            boolean middle) {

        public int shapeX() {
            return x + 14;
        }

        public int centreY() {
            return y + height / 2;
        }

        /** Which of the colours of themes it has. */
        public long hue() {
            return theme % Theme.HUES;
        }

        public int spotX() {
            return x + width - 26;
        }

        public int spotY() {
            return centreY() - 10;
        }

        public int badgeX() {
            return x + width - 15;
        }

        public int numberY() {
            return centreY() + 5;
        }
    }

    /** A line of a label: where it begins and its base line. */
    public record Text(int x, int y, String text) {}

    /**
     * A link from the middle of one box to the middle of the other.
     *
     * @param weight 1 (thin) to 5 (thick)
     * @param kind   as in {@link Edge}
     */
    public record Line(int x1, int y1, int x2, int y2, int weight, String kind) {}

    /**
     * Draws a graph of up to about 60 nodes; more take longer, by the square of their number.
     *
     * @param url  where the link of a node leads
     * @param name what is said of a node
     */
    static Drawing of(Graph graph, String middle, Function<Node, String> url, Function<Node, String> name,
            Function<Node, String> shape) {
        List<Node> nodes = graph.nodes();
        Map<String, Integer> number = new HashMap<>();
        nodes.forEach(node -> number.put(node.id(), number.size()));
        int[][] ends = graph.edges().stream().map(edge -> new int[]{number.get(edge.source()), number.get(edge.target())})
                .toArray(int[][]::new);
        List<List<String>> labels = nodes.stream().map(node -> lines(node.label())).toList();
        double[] widths = new double[nodes.size()];
        double[] heights = new double[nodes.size()];
        for (int i = 0; i < widths.length; i++) {
            boolean badge = nodes.get(i).theme() != null;
            widths[i] = Math.ceil(labels.get(i).stream().mapToDouble(Drawing::length).max().orElse(0)) + SHAPE
                    + (badge ? BADGE : 10);
            heights[i] = labels.get(i).size() * LINE_HEIGHT + 14;
        }
        double[][] at = settled(nodes, ends, number.getOrDefault(middle, -1));
        spread(at, widths, heights);
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (int i = 0; i < widths.length; i++) {
            top = Math.min(top, at[i][1] - heights[i] / 2);
            bottom = Math.max(bottom, at[i][1] + heights[i] / 2);
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            Node node = nodes.get(i);
            int x = (int) Math.round(at[i][0] - widths[i] / 2);
            int y = (int) Math.round(at[i][1] - top - heights[i] / 2) + MARGIN;
            List<Text> label = new ArrayList<>();
            for (int line = 0; line < labels.get(i).size(); line++) {
                label.add(new Text(x + SHAPE, y + 20 + line * LINE_HEIGHT, labels.get(i).get(line)));
            }
            boxes.add(new Box(x, y, (int) widths[i], (int) heights[i], label, url.apply(node), name.apply(node),
                    shape.apply(node), node.theme(), node.id().equals(middle)));
        }
        return new Drawing(WIDTH, nodes.isEmpty() ? 0 : (int) Math.round(bottom - top) + 2 * MARGIN, List.copyOf(boxes),
                drawn(graph.edges(), ends, boxes));
    }

    private static List<Line> drawn(List<Edge> edges, int[][] ends, List<Box> boxes) {
        double strongest = edges.stream().mapToDouble(Edge::strength).max().orElse(1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            Box one = boxes.get(ends[i][0]);
            Box other = boxes.get(ends[i][1]);
            Edge edge = edges.get(i);
            lines.add(new Line(one.x() + one.width() / 2, one.centreY(), other.x() + other.width() / 2, other.centreY(),
                    edge.typed() ? 3 : 1 + (int) Math.round(4 * Math.sqrt(edge.strength() / strongest)), edge.kind()));
        }
        return List.copyOf(lines);
    }

    // ---------------------------------------------------------------- places

    /** In a square of the side 1 at first; themes begin side by side, so that they end up together. */
    private static double[][] settled(List<Node> nodes, int[][] ends, int middle) {
        int size = nodes.size();
        double[][] at = new double[size][2];
        Random random = new Random(SEED);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        order.sort((one, other) -> Long.compare(theme(nodes.get(one)), theme(nodes.get(other))));
        for (int i = 0; i < size; i++) {
            double angle = 2 * Math.PI * i / size;
            double radius = 0.35 + 0.1 * random.nextDouble();
            at[order.get(i)][0] = 0.5 + radius * StrictMath.cos(angle);
            at[order.get(i)][1] = 0.5 + radius * StrictMath.sin(angle);
        }
        double ideal = 0.9 * Math.sqrt(1.0 / Math.max(1, size));
        for (int round = 0; round < ROUNDS; round++) {
            double[][] force = new double[size][2];
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    pull(at, force, i, j, -ideal * ideal, true);
                }
            }
            for (int[] pair : ends) {
                pull(at, force, pair[0], pair[1], 1 / ideal, false);
            }
            double step = 0.1 * (1 - (double) round / ROUNDS) + 0.001;
            for (int i = 0; i < size; i++) {
                // what is linked with nothing must not drift away
                double x = force[i][0] + (0.5 - at[i][0]) * 0.8;
                double y = force[i][1] + (0.5 - at[i][1]) * 0.8;
                double length = Math.sqrt(x * x + y * y);
                if (length > 0) {
                    at[i][0] += x / length * Math.min(length, step);
                    at[i][1] += y / length * Math.min(length, step);
                }
            }
            if (middle >= 0) {
                at[middle][0] = 0.5;
                at[middle][1] = 0.5;
            }
        }
        return scaled(at);
    }

    private static long theme(Node node) {
        return node.theme() == null ? Long.MAX_VALUE : node.theme();
    }

    /** Repulsion k²/d or attraction d²/k. */
    private static void pull(double[][] at, double[][] force, int i, int j, double strength, boolean repulsion) {
        double x = at[j][0] - at[i][0];
        double y = at[j][1] - at[i][1];
        double distance = Math.max(1e-6, Math.sqrt(x * x + y * y));
        double size = repulsion ? strength / (distance * distance) : strength * distance;
        force[i][0] += x * size;
        force[i][1] += y * size;
        force[j][0] -= x * size;
        force[j][1] -= y * size;
    }

    /** To the width of the picture, and a height that gives each label room. */
    private static double[][] scaled(double[][] at) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[] place : at) {
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], place[axis]);
                high[axis] = Math.max(high[axis], place[axis]);
            }
        }
        double[] room = {WIDTH, Math.min(1_400, 160 + 18.0 * at.length)};
        for (double[] place : at) {
            for (int axis = 0; axis < 2; axis++) {
                double extent = high[axis] - low[axis];
                place[axis] = extent < 1e-9 ? room[axis] / 2 : (place[axis] - low[axis]) / extent * room[axis];
            }
        }
        return at;
    }

    /** Until no box comes nearer to another than the gap: sideways or up and down, whichever is the shorter way; the height may grow. */
    private static void spread(double[][] at, double[] widths, double[] heights) {
        boolean moved = true;
        for (int push = 0; push < PUSHES && moved; push++) {
            moved = false;
            for (int i = 0; i < at.length; i++) {
                inside(at[i], widths[i]);
                for (int j = i + 1; j < at.length; j++) {
                    double x = (widths[i] + widths[j]) / 2 + GAP_X - Math.abs(at[i][0] - at[j][0]);
                    double y = (heights[i] + heights[j]) / 2 + GAP_Y - Math.abs(at[i][1] - at[j][1]);
                    if (x > 0.01 && y > 0.01) {
                        moved = true;
                        // A box at the border cannot give way sideways: after some tries all go up or down.
                        int axis = x < y && push < PUSHES / 4 ? 0 : 1;
                        double half = (axis == 0 ? x : y) / 2 + 0.01;
                        double sign = at[i][axis] < at[j][axis] || at[i][axis] == at[j][axis] ? -1 : 1;
                        at[i][axis] += sign * half;
                        at[j][axis] -= sign * half;
                    }
                }
            }
        }
        for (int i = 0; i < at.length; i++) {
            inside(at[i], widths[i]);
        }
    }

    private static void inside(double[] place, double width) {
        place[0] = Math.max(width / 2 + MARGIN, Math.min(WIDTH - width / 2 - MARGIN, place[0]));
    }

    // ---------------------------------------------------------------- labels

    /** One line, or two that are broken at the space nearest to the middle; what is longer is cut. */
    static List<String> lines(String label) {
        if (label.length() <= LINE_LETTERS) {
            return List.of(label);
        }
        int best = -1;
        for (int i = label.indexOf(' '); i >= 0; i = label.indexOf(' ', i + 1)) {
            boolean nearer = Math.abs(i - label.length() / 2) < Math.abs(best - label.length() / 2);
            if (best < 0 || nearer && i <= LETTERS_MAX) {
                best = i;
            }
        }
        return best < 0
                ? List.of(cut(label))
                : List.of(cut(label.substring(0, best)), cut(label.substring(best + 1)));
    }

    private static String cut(String line) {
        return line.length() <= LETTERS_MAX
                ? line
                : line.substring(0,
                        line.offsetByCodePoints(0, Math.min(LETTERS_MAX - 1, line.codePointCount(0, line.length()))))
                        + "…";
    }

    /** About as wide as the text is in 15 pixel Arial, rather wider. */
    private static double length(String text) {
        return text.chars().mapToDouble(letter -> "fijlrtI.,:;'|()- ".indexOf(letter) >= 0
                ? 5.2
                : "mwMW@%…—".indexOf(letter) >= 0 ? 13 : Character.isUpperCase(letter) || letter > 0x2000 ? 10.8 : 8.5).sum();
    }
}
