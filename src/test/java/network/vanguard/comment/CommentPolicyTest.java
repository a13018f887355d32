package network.vanguard.comment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import network.vanguard.entry.EntryState;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

/** Who may do what with a comment under an entry that they may read. */
class CommentPolicyTest {

    private static final Viewer AUTHOR = new Viewer(1, "author", "Author", Set.of(), List.of());
    private static final Viewer OTHER = new Viewer(2, "other", "Other", Set.of(PlatformRole.values()), List.of());

    @ParameterizedTest
    @EnumSource(EntryState.class)
    void whoeverIsSignedInMayCommentOnWhatIsInUse(EntryState state) {
        assertTrue(CommentPolicy.mayPost(state, OTHER) == (state != EntryState.ARCHIVED && state != EntryState.HIDDEN));
        assertFalse(CommentPolicy.mayPost(state, Viewer.ANONYMOUS));
    }

    @Test
    void onlyItsAuthorMayChangeOrRemoveAComment() {
        assertTrue(CommentPolicy.mayRevise(1, CommentState.VISIBLE, EntryState.PUBLISHED, AUTHOR));
        assertTrue(CommentPolicy.mayRemove(1, CommentState.VISIBLE, AUTHOR));
        assertFalse(CommentPolicy.mayRevise(1, CommentState.VISIBLE, EntryState.PUBLISHED, OTHER));
        assertFalse(CommentPolicy.mayRemove(1, CommentState.VISIBLE, OTHER));
        assertFalse(CommentPolicy.mayRemove(0, CommentState.VISIBLE, Viewer.ANONYMOUS));
    }

    @Test
    void whatIsHiddenOrRemovedStaysAsItIs() {
        for (CommentState state : List.of(CommentState.HIDDEN, CommentState.REMOVED)) {
            assertFalse(CommentPolicy.mayRevise(1, state, EntryState.PUBLISHED, AUTHOR));
            assertFalse(CommentPolicy.mayRemove(1, state, AUTHOR));
        }
    }

    @Test
    void underAnArchivedEntryACommentCanBeRemovedButNotChanged() {
        assertFalse(CommentPolicy.mayRevise(1, CommentState.VISIBLE, EntryState.ARCHIVED, AUTHOR));
        assertTrue(CommentPolicy.mayRemove(1, CommentState.VISIBLE, AUTHOR));
    }

    @Test
    void aCuratorAcceptsAnAnswerOnceWhoeverAskedHasBeenSilentFor30Days() {
        Instant word = Instant.parse("2026-03-01T10:00:00Z");
        Instant over = Instant.parse("2026-03-31T10:00:00Z");
        Viewer curator = new Viewer(3, "curator", "Curator", Set.of(PlatformRole.CURATOR), List.of());
        Viewer moderator = new Viewer(3, "moderator", "Moderator", Set.of(PlatformRole.MODERATOR), List.of());
        EntryState published = EntryState.PUBLISHED;
        assertTrue(CommentPolicy.mayAcceptInstead(1L, 2, word, over, published, curator));
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 2, word, over.minusMillis(1), published, curator), "a moment early");
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 2, word, over, published, moderator), "other roles do not");
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 2, word, over, published, Viewer.ANONYMOUS));
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 3, word, over, published, curator), "their own answer");
        assertFalse(CommentPolicy.mayAcceptInstead(3L, 2, word, over, published, curator), "they asked themselves");
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 2, null, over, published, curator), "whoever asked has decided");
        assertFalse(CommentPolicy.mayAcceptInstead(null, 2, word, over, published, curator), "nobody asked");
        assertFalse(CommentPolicy.mayAcceptInstead(1L, 2, word, over, EntryState.ARCHIVED, curator));
        assertTrue(CommentPolicy.mayTakeBackInstead(true, published, curator));
        assertFalse(CommentPolicy.mayTakeBackInstead(false, published, curator), "what whoever asked accepted is theirs");
        assertFalse(CommentPolicy.mayTakeBackInstead(true, published, moderator));
    }
}
