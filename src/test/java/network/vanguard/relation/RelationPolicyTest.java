package network.vanguard.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import network.vanguard.entry.EntryAddress;
import network.vanguard.entry.EntryKind;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

/** Who may make and undo links, and what an address means, without a running program. */
class RelationPolicyTest {

    private static final Viewer SOMEBODY = person(7);
    private static final Viewer CURATOR = new Viewer(8, "c", "C", Set.of(PlatformRole.CURATOR), List.of());

    private static Viewer person(long id) {
        return new Viewer(id, "m" + id, "M", Set.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(RelationType.class)
    void whoeverIsSignedInMayLinkAndOnlyPartsNeedMore(RelationType type) {
        assertFalse(RelationPolicy.mayMake(type, true, Viewer.ANONYMOUS));
        assertTrue(RelationPolicy.mayMake(type, true, SOMEBODY));
        assertEquals(type != RelationType.PART_OF, RelationPolicy.mayMake(type, false, SOMEBODY));
        assertEquals(type != RelationType.PART_OF, RelationPolicy.mayMake(type, false, CURATOR));
    }

    @Test
    void makersAuthorsOfEitherEndAndCuratorsMayUndo() {
        assertTrue(RelationPolicy.mayUndo(7L, 1, 2, SOMEBODY), "who made it");
        assertTrue(RelationPolicy.mayUndo(3L, 7, 2, SOMEBODY), "who wrote this end");
        assertTrue(RelationPolicy.mayUndo(3L, 1, 7, SOMEBODY), "who wrote the other end");
        assertTrue(RelationPolicy.mayUndo(null, 1, 2, CURATOR));
        assertFalse(RelationPolicy.mayUndo(null, 1, 2, SOMEBODY));
        assertFalse(RelationPolicy.mayUndo(3L, 1, 2, SOMEBODY));
        assertFalse(RelationPolicy.mayUndo(0L, 0, 0, Viewer.ANONYMOUS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes/walking", "notes/walking", " https://here.example/notes/walking ", "/notes/walking/edit",
            "http://HERE.example/notes/walking?comments=abc#comment-5", "/notes/walking/"})
    void anAddressMayBeAWholeOneOrAPieceOfIt(String typed) {
        assertEquals(Optional.of(new EntryAddress(null, EntryKind.PRACTICE_NOTE, "walking")),
                EntryAddress.of(typed, "here.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/notes/walking", "https://here.example:8443/notes/walking",
            "javascript:/notes/walking", "/sites/walking", "/notes", "notes", "", "walking football", "%",
            "99999999999999999999",
            "//elsewhere.example/notes/walking", "-5", "mailto:a@here.example"})
    void whatLeadsSomewhereElseOrNowhereNamesNothing(String typed) {
        assertEquals(Optional.empty(), EntryAddress.of(typed, "here.example"));
    }

    @Test
    void aNumberNamesAnEntryToo() {
        assertEquals(57, EntryAddress.of("57", "here.example").orElseThrow().number());
        assertEquals(57, EntryAddress.of(" #57", "here.example").orElseThrow().number());
    }
}
