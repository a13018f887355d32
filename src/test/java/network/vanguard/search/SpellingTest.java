package network.vanguard.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import network.vanguard.text.EditDistance;

/** A slip of the finger is put right; another word is not taken for one. */
class SpellingTest {

    @Test
    void oneSlipIsOneStep() {
        assertEquals(0, EditDistance.between("health", "health"));
        assertEquals(1, EditDistance.between("helath", "health"), "swapped");
        assertEquals(1, EditDistance.between("healh", "health"), "left out");
        assertEquals(1, EditDistance.between("heallth", "health"), "doubled");
        assertEquals(1, EditDistance.between("haalth", "health"), "changed");
        assertEquals(3, EditDistance.between("kitten", "sitting"));
        assertEquals(4, EditDistance.between("", "four"));
    }

    @Test
    void theNearestWordIsMeantAndOfEquallyNearOnesTheFirst() {
        assertEquals(Optional.of("dementia"), Spelling.nearest("dimentia", List.of("dimension", "dementia")));
        assertEquals(Optional.of("cared"), Spelling.nearest("carer", List.of("cared", "cares")));
    }

    @Test
    void aWordThatIsTooFarIsNotMeant() {
        assertEquals(Optional.empty(), Spelling.nearest("bath", List.of("path1", "birth")));
        assertEquals(Optional.empty(), Spelling.nearest("loneliness", List.of("neighbours")));
    }
}
