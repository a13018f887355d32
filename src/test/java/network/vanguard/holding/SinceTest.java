package network.vanguard.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** A time is kept as exactly as people know it, however they type it. */
class SinceTest {

    @Test
    void aYearAMonthAndADayAreUnderstoodAsPeopleTypeThem() {
        for (String[] expected : new String[][]{{"2016", "2016", "2016"}, {" March  2016", "2016-03", "March 2016"},
                {"mar 2016", "2016-03", "March 2016"}, {"3/2016", "2016-03", "March 2016"},
                {"2016-03", "2016-03", "March 2016"},
                {"31 March 2016", "2016-03-31", "31 March 2016"}, {"31/03/2016", "2016-03-31", "31 March 2016"},
                {"1.3.2016", "2016-03-01", "1 March 2016"}, {"2016-03-31", "2016-03-31", "31 March 2016"}}) {
            Since since = Since.meant(expected[0]).orElseThrow();
            assertEquals(expected[1], since.text(), expected[0]);
            assertEquals(expected[2], since.label(), expected[0]);
            assertEquals(since, Since.meant(since.label()).orElseThrow(), "what the form shows can be sent again");
        }
        for (String nothing : new String[]{null, "", "soon", "2016/17", "31 February 2016", "13/2016", "0000", "1066", "20166",
                "99999999999"}) {
            assertEquals(Optional.empty(), Since.meant(nothing), nothing);
        }
    }

    @Test
    void itMayMeanAnyDayOfItsYearOrMonth() {
        assertEquals(LocalDate.of(2016, 1, 1), new Since("2016").first());
        assertEquals(LocalDate.of(2016, 12, 31), new Since("2016").last());
        assertEquals(LocalDate.of(2016, 2, 29), new Since("2016-02").last());
        assertEquals(LocalDate.of(2016, 2, 3), new Since("2016-02-03").first());
    }
}
