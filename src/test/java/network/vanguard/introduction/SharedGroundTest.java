package network.vanguard.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import network.vanguard.introduction.SharedGround.Shared;
import network.vanguard.link.Why;

/** What is said of a pair, and of the number of pairs, without a running program. */
class SharedGroundTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static Shared tag(String label, long carriers) {
        return new Shared(true, label.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'), label, 1024, carriers, 100);
    }

    private static Shared above(String label) {
        return new Shared(true, label, label, 512, 5, 100);
    }

    private static Shared word(String word, long carriers) {
        return new Shared(false, word, word, 2, carriers, 100);
    }

    @Test
    void theRarestTopicsAreNamedAndWordsOnlyWhereTopicsAreFew() {
        Why many = SharedGround.of(List.of(tag("Walking football", 2), word("league", 2), tag("Men's Sheds", 3), above("Sport"),
                tag("A", 4), tag("B", 5), tag("C", 6)));
        assertEquals("Both: walking football, Men's Sheds, A, B.", many.sentence());
        assertTrue(many.tags().get(0).weight() > many.tags().get(1).weight(), "the rarer, the heavier");
        assertEquals("Both: walking football. The word “league” stands in both.",
                SharedGround.of(List.of(tag("Walking football", 2), word("football", 3), word("league", 3), word("people", 60)))
                        .sentence());
    }

    @Test
    void whatStandsAboveIsNamedOnlyWhereNothingNearerIsShared() {
        assertEquals("Both are about sport.", SharedGround.of(List.of(above("Sport"))).sentence());
        assertEquals("Both: tea.", SharedGround.of(List.of(above("Drinks"), tag("Tea", 9))).sentence());
        assertEquals("", SharedGround.of(List.of()).sentence());
    }

    @Test
    void theTrendIsASentenceAndALine() {
        Trend first = new Trend(7, List.of(new Trend.Day(DAY, 7)));
        assertEquals("Counting began on 22 November 2026.", first.sentence());
        assertFalse(first.drawn());
        Trend later = new Trend(5, List.of(new Trend.Day(DAY.minusDays(10), 10), new Trend.Day(DAY.minusDays(5), 0),
                new Trend.Day(DAY, 5)));
        assertEquals("That is 5 fewer than on 12 November 2026.", later.sentence());
        assertEquals("10,20 160,140 310,80", later.line());
        assertEquals("That is as many as on 12 November 2026.",
                new Trend(10, List.of(later.days().get(0), new Trend.Day(DAY, 10))).sentence());
        Trend nothing = new Trend(0, List.of(new Trend.Day(DAY.minusDays(1), 0), new Trend.Day(DAY, 0)));
        assertEquals("10,140 310,140", nothing.line());
    }
}
