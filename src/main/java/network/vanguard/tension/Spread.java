package network.vanguard.tension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How many stand at each of the seven steps, at the end of each half-year, the last one being now. Only numbers for each step: a tension has
 * no mean, no winner and no result.
 *
 * @param periods the earliest first; one at least
 */
public record Spread(List<Period> periods) {

    private static final int LEFT = 96;
    private static final int COLUMN = 46;
    private static final int BAR = 36;
    private static final int ROW = 56;
    private static final int TALLEST = 34;
    private static final int TOP = 20;

    /**
     * A half-year.
     *
     * @param until  its last day, or today
     * @param counts of the seven steps, from left to right
     */
    public record Period(LocalDate from, LocalDate until, List<Long> counts) {

        /** "January to June 2026", or "Now". */
        public String label() {
            return (from.getMonthValue() == 1 ? "Jan–Jun " : "Jul–Dec ") + from.getYear();
        }

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A bar of the picture, in its units. */
    public record Bar(int x, int y, int width, int height, int middle, int above, long count) {}

    /** A row of the picture: a half-year. */
    public record Row(String label, int base, List<Bar> bars) {}

    /** How high the picture is; it is 420 wide. */
    public int height() {
        return TOP + ROW * periods.size() + 4;
    }

    /** How they stand now. */
    public Period now() {
        return periods.get(periods.size() - 1);
    }

    /** The rows of the picture: bars of all half-years have one measure. */
    public List<Row> rows() {
        long most = Math.max(1, periods.stream().flatMap(period -> period.counts().stream()).mapToLong(Long::longValue).max()
                .orElse(1));
        List<Row> rows = new ArrayList<>();
        for (Period period : periods) {
            int base = TOP + ROW * (rows.size() + 1) - 4;
            List<Bar> bars = new ArrayList<>();
            for (int step = 0; step < period.counts().size(); step++) {
                long count = period.counts().get(step);
                int height = count == 0 ? 0 : (int) Math.max(2, TALLEST * count / most);
                int x = LEFT + COLUMN * step;
                bars.add(new Bar(x, base - height, BAR, height, x + BAR / 2, base - height - 3, count));
            }
            rows.add(new Row(period.label(), base, bars));
        }
        return rows;
    }

    /** What the picture shows, for who cannot see it. */
    public String description() {
        return "How many stand at each of the seven steps in each half-year. The table below has the same numbers.";
    }
}
