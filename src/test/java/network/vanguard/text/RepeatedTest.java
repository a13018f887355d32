package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a text repeats what somebody said. */
class RepeatedTest {

    private static final Repeated STORY = Repeated
            .of("I had not slept for a year. Now I walk with them, and on Sunday I’ll bring my neighbour.");

    @ParameterizedTest
    @ValueSource(strings = {"> Now I walk with them,\n> and on *Sunday*", "She said “NOW I WALK WITH THEM AND ON Sunday”.",
            "I had not slept for a year", "and on Sunday I'll bring my neighbour?"})
    void sixWordsInARowAreAQuotation(String text) {
        assertTrue(STORY.test(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I had not slept for weeks, a year ago", "Now I walk with them.",
            "Sunday on and them with walk I now",
            "***"})
    void fewerOrOthersAreNone(String text) {
        assertFalse(STORY.test(text));
    }

    @Test
    void nothingIsRepeatedByNothing() {
        assertFalse(STORY.test(null));
        assertFalse(Repeated.of(" … ").test("…"));
    }

    @Test
    void aStoryOfFewWordsIsRepeatedByAllOfThem() {
        assertTrue(Repeated.of("I sleep again.").test("“I sleep again!” – that is all I needed."));
        assertFalse(Repeated.of("I sleep again.").test("I sleep."));
    }
}
