package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import network.vanguard.casestudy.CaseStudyRecord.Part;

/** What others know the parts of a case study by. */
class PartKeysTest {

    @Test
    void aPartWithoutAKeyGetsTheSameOneEachTimeAndEachPartItsOwn() {
        List<Part> parts = keyed(named("Asking"), named("Asking"), named("Telling"));
        assertEquals(parts, keyed(named("Asking"), named("Asking"), named("Telling")));
        assertEquals(3, parts.stream().map(Part::key).distinct().count());
        assertTrue(parts.stream().allMatch(part -> part.key().matches(Part.KEY)), parts::toString);
        assertEquals(parts, keyed(parts.toArray(Part[]::new)), "what has keys keeps them");
    }

    @Test
    void aKeyStaysWhateverNameAndPlaceBecome() {
        Part first = keyed(named("Asking"), named("Telling")).get(0);
        Part renamed = new Part("Asking round", null, null, null, null, first.key());
        List<Part> later = keyed(named("Before all that"), renamed);
        assertEquals(first.key(), later.get(1).key());
    }

    @Test
    void ofTwoWithTheSameKeyTheFirstKeepsIt() {
        List<Part> parts = keyed(new Part("One", null, null, null, null, "abc"),
                new Part("Two", null, null, null, null, "abc"));
        assertEquals("abc", parts.get(0).key());
        assertEquals(2, parts.stream().map(Part::key).distinct().count());
    }

    private static Part named(String name) {
        return new Part(name, null, null, null, null);
    }

    private static List<Part> keyed(Part... parts) {
        return new CaseStudyRecord(List.of(parts), null, null, null, null, null, null, null, null, null).parts();
    }
}
