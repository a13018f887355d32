package network.vanguard.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import network.vanguard.search.Highlight.Part;

/** The words that were found are marked, and the text stays text. */
class HighlightTest {

    private static String mark(String word) {
        return Highlight.START + word + Highlight.STOP;
    }

    @Test
    void aTextIsTakenApartWhereWordsWereFound() {
        assertEquals(
                List.of(new Part("A ", false), new Part("walking", true), new Part(" group and ", false),
                        new Part("football", true)),
                Highlight.of("A " + mark("walking") + " group and " + mark("football")).parts());
    }

    @Test
    void neighboursStayTwoParts() {
        assertEquals(List.of(new Part("one", true), new Part("two", true)), Highlight.of(mark("one") + mark("two")).parts());
    }

    @Test
    void aTextWithoutAFindHasOnePartAndNoMark() {
        assertEquals(List.of(new Part("nothing here", false)), Highlight.of("nothing here").parts());
        assertFalse(Highlight.of("nothing here").any());
        assertEquals(List.of(), Highlight.of("").parts());
        assertEquals(List.of(), Highlight.plain("").parts());
    }

    @Test
    void htmlInATextStaysTheTextThatItIs() {
        Highlight highlight = Highlight.of("<b>" + mark("<script>") + "&amp;");
        assertEquals("<b><script>&amp;", highlight.parts().stream().map(Part::text).collect(Collectors.joining()));
        assertTrue(highlight.any());
    }

    @Test
    void marksOutOfOrderBreakNothing() {
        assertEquals(List.of(new Part("a", false), new Part("b", true)),
                Highlight.of("a" + Highlight.STOP + Highlight.START + "b").parts());
        assertEquals(List.of(), Highlight.of("" + Highlight.START + Highlight.START + Highlight.STOP).parts());
    }
}
