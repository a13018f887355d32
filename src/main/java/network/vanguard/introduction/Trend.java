package network.vanguard.introduction;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How many pairs are alike and not in touch, now and on the days before. Counted are pairs whose both entries whoever is signed in may
 * read, so the number is the same for everybody.
 *
 * @param pairs at this moment
 * @param days  the last {@value #DAYS} that were noted, in order, with today
 */
public record Trend(long pairs, List<Day> days) {

    /** How far back it looks, in days. */
    static final int DAYS = 90;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final int LEFT = 10;
    private static final int WIDTH = 300;
    private static final int TOP = 20;
    private static final int HEIGHT = 120;

    /** The last number that was noted on a day, in UK time. */
    public record Day(LocalDate day, long pairs) {

        /** "22 November 2026". */
        @JsonIgnore
        public String date() {
            return DATE.format(day);
        }
    }

    /** A point of the chart, in units of its view box of 320 by 170. */
    public record Point(int x, int y) {}

    /** What the numbers say, in a sentence. */
    @JsonIgnore
    public String sentence() {
        Day first = days.get(0);
        if (days.size() == 1) {
            return "Counting began on " + first.date() + ".";
        }
        long more = pairs - first.pairs();
        return more == 0
                ? "That is as many as on " + first.date() + "."
                : "That is " + Math.abs(more) + (more > 0 ? " more" : " fewer") + " than on " + first.date() + ".";
    }

    /** Whether there is more than one day to draw. */
    @JsonIgnore
    public boolean drawn() {
        return days.size() > 1;
    }

    /** The largest number, which is the top of the chart. */
    @JsonIgnore
    public long most() {
        return days.stream().mapToLong(Day::pairs).max().orElse(0);
    }

    /** One point a day; days that were not noted leave no gap in the line. */
    @JsonIgnore
    public List<Point> points() {
        LocalDate first = days.get(0).day();
        long span = Math.max(1, ChronoUnit.DAYS.between(first, days.get(days.size() - 1).day()));
        long most = Math.max(1, most());
        return days.stream().map(day -> new Point((int) (LEFT + WIDTH * ChronoUnit.DAYS.between(first, day.day()) / span),
                (int) (TOP + HEIGHT - HEIGHT * day.pairs() / most))).toList();
    }

    /** The points as the attribute of a line. */
    @JsonIgnore
    public String line() {
        return points().stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
    }
}
