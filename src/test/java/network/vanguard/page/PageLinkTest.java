package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinkTest {

    @ParameterizedTest
    @CsvSource({"1,1,[1]", "1,3,[1] 2 3", "10,40,1 … 9 [10] 11 … 40", "2,4,1 [2] 3 4", "40,40,1 … 39 [40]", "3,5,1 2 [3] 4 5"})
    void theEndsAndTheNeighboursAreShown(int current, int last, String expected) {
        assertEquals(expected, PageLink.around(current, last, number -> "/list?page=" + number).stream()
                .map(link -> link.ellipsis()
                        ? "…"
                        : link.current() ? "[" + link.number() + "]" : Integer.toString(link.number()))
                .collect(Collectors.joining(" ")));
    }
}
