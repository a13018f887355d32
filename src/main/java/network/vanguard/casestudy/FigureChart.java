package network.vanguard.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import network.vanguard.casestudy.CaseStudyInput.Point;
import network.vanguard.casestudy.CaseStudyInput.Result;

/**
 * A figure as a picture, in the units of its drawing: what it was before and is now as two bars, or its values over time as a run chart,
 * whose middle line is the median (Perla, Provost and Murray, "The run chart", BMJ Quality and Safety 2011). The table beside it says the same.
 *
 * @param kind   bars or run
 * @param height of the drawing; it is {@link #WIDTH} wide
 * @param marks  a bar or a point for each value, in order
 * @param line   the points of the line of a run chart, for SVG; empty for bars
 * @param middle where the median of a run chart lies, from the top
 * @param median that value, as it is written
 */
public record FigureChart(String kind, int height, List<Mark> marks, String line, int middle, String median) {

    static final int WIDTH = 420;
    private static final int BAR_ROW = 52;
    private static final int BARS_LEFT = 2;
    private static final int BARS_WIDTH = 300;
    private static final int RUN_HEIGHT = 160;
    private static final int RUN_TOP = 24;
    private static final int RUN_BOTTOM = 132;
    private static final int RUN_LEFT = 12;
    private static final int RUN_RIGHT = 408;
    /** A number with what stands before and after it, such as £1,200 or 23 %. */
    private static final Pattern NUMBER = Pattern
            .compile("([^\\d.-]*)(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d{1,15}(?:\\.\\d{1,6})?)([^\\d]*)");

    /**
     * A value in the picture.
     *
     * @param label what it is the value of: before, after, or a time
     * @param text  the value as it is written
     * @param x     where its point is, from the left, or where its bar begins
     * @param y     where its point is, or the top of its bar
     * @param width of its bar; 0 for a point
     */
    public record Mark(String label, String text, int x, int y, int width) {}

    /** The picture of a figure; empty when there is nothing to compare. */
    static Optional<FigureChart> of(Result result) {
        return result.series().size() > 1 ? Optional.of(run(result.series())) : bars(result);
    }

    private record Amount(double value, String unit) {}

    private static Optional<Amount> amount(String text) {
        Matcher written = NUMBER.matcher(text == null ? "" : text.strip());
        return written.matches()
                ? Optional.of(new Amount(Double.parseDouble(written.group(2).replace(",", "")),
                        (written.group(1).strip() + "|" + written.group(3).strip())))
                : Optional.empty();
    }

    /** Only what has the same unit can stand side by side, and a bar has no length below zero. */
    private static Optional<FigureChart> bars(Result result) {
        Optional<Amount> before = amount(result.baseline());
        Optional<Amount> after = amount(result.figure());
        if (before.isEmpty() || after.isEmpty() || !before.get().unit().equals(after.get().unit())
                || before.get().value() < 0 || after.get().value() < 0) {
            return Optional.empty();
        }
        double most = Math.max(before.get().value(), after.get().value());
        return Optional.of(new FigureChart("bars", 2 * BAR_ROW,
                List.of(bar("Before", result.baseline(), before.get().value(), most, 0),
                        bar("After", result.figure(), after.get().value(), most, 1)),
                "", 0, ""));
    }

    private static Mark bar(String label, String text, double value, double most, int row) {
        int width = most == 0 ? 1 : Math.max(1, (int) Math.round(BARS_WIDTH * value / most));
        return new Mark(label, text.strip(), BARS_LEFT, row * BAR_ROW + 20, width);
    }

    private static FigureChart run(List<Point> series) {
        double least = series.stream().mapToDouble(Point::value).min().orElseThrow();
        double most = series.stream().mapToDouble(Point::value).max().orElseThrow();
        List<Mark> marks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Point point : series) {
            int x = RUN_LEFT + (RUN_RIGHT - RUN_LEFT) * marks.size() / (series.size() - 1);
            int y = height(point.value(), least, most);
            marks.add(new Mark(point.period(), plain(point.value()), x, y, 0));
            line.append(x).append(',').append(y).append(' ');
        }
        double median = median(series);
        return new FigureChart("run", RUN_HEIGHT, marks, line.toString().strip(), height(median, least, most), plain(median));
    }

    private static int height(double value, double least, double most) {
        return most == least
                ? (RUN_TOP + RUN_BOTTOM) / 2
                : (int) Math.round(RUN_BOTTOM - (RUN_BOTTOM - RUN_TOP) * (value - least) / (most - least));
    }

    private static double median(List<Point> series) {
        double[] sorted = series.stream().mapToDouble(Point::value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** A number as people write it. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Whether it is a run chart. */
    public boolean run() {
        return kind.equals("run");
    }

    /** The first of its values. */
    public Mark first() {
        return marks.get(0);
    }

    /** The last of its values. */
    public Mark last() {
        return marks.get(marks.size() - 1);
    }

    /** The whole in a sentence, for those who do not see it. */
    public String description() {
        String ends = first().label() + " " + first().text() + ", " + last().label().toLowerCase(java.util.Locale.ROOT) + " "
                + last().text();
        return run() ? marks.size() + " values, from " + ends + "; median " + median + "." : ends + ".";
    }
}
