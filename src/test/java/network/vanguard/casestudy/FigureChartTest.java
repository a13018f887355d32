package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import network.vanguard.casestudy.CaseStudyInput.Point;
import network.vanguard.casestudy.CaseStudyInput.Result;

/** What a figure draws itself as. */
class FigureChartTest {

    @Test
    void whatWasBeforeAndAfterInTheSameUnitStandsSideBySide() {
        FigureChart chart = FigureChart.of(result("£1,500", "£6,000", List.of())).orElseThrow();
        assertEquals(List.of("Before", "After"), chart.marks().stream().map(FigureChart.Mark::label).toList());
        assertEquals(List.of(300, 75), chart.marks().stream().map(FigureChart.Mark::width).toList());
        assertEquals("Before £6,000, after £1,500.", chart.description());
        assertEquals(1, FigureChart.of(result("0", "0", List.of())).orElseThrow().first().width());
    }

    @Test
    void whatCannotBeComparedIsNotDrawn() {
        for (String[] pair : List.of(new String[]{"12 %", "12"}, new String[]{"12", null}, new String[]{null, "12"},
                new String[]{"half", "most"}, new String[]{"-2", "3"}, new String[]{"1 in 4", "1 in 5"},
                new String[]{"1,2,3", "1,2,3"}, new String[]{"", ""})) {
            assertTrue(FigureChart.of(result(pair[0], pair[1], List.of(new Point("2016", 1.0)))).isEmpty(),
                    pair[0] + " and " + pair[1]);
        }
    }

    @Test
    void severalPeriodsAreARunChartWithItsMedian() {
        FigureChart chart = FigureChart.of(result("12", "4", List.of(new Point("2015", 4.0), new Point("2016", 12.5),
                new Point("2017", 8.0), new Point("2018", -3.0)))).orElseThrow();
        assertTrue(chart.run());
        assertEquals("6", chart.median());
        assertEquals("12,83 144,24 276,55 408,132", chart.line());
        assertEquals("4 values, from 2015 4, 2018 -3; median 6.", chart.description());
    }

    @Test
    void equalValuesAreALevelLine() {
        FigureChart chart = FigureChart.of(result(null, null, List.of(new Point("a", 1e15), new Point("b", 1e15))))
                .orElseThrow();
        assertEquals("12,78 408,78", chart.line());
        assertEquals("1000000000000000", chart.first().text());
    }

    private static Result result(String figure, String baseline, List<Point> series) {
        return new Result("Falls", figure, null, baseline, null, null, null, series, null, null);
    }
}
