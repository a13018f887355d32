package network.vanguard.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.entry.EntryState;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

/** Who judges and who replies, and which claim a judgement belongs to. */
class ReviewPolicyTest {

    private static final Viewer READER = new Viewer(1, "reader", "A reader", Set.of(), List.of());
    private static final Viewer CURATOR = new Viewer(2, "curator", "A curator", Set.of(PlatformRole.CURATOR), List.of());

    @Test
    void curatorsJudgeWhatIsInTheirHands() {
        for (EntryState state : EntryState.values()) {
            assertFalse(ReviewPolicy.mayJudge(state, READER));
            assertEquals(state != EntryState.DRAFT && state != EntryState.ARCHIVED, ReviewPolicy.mayJudge(state, CURATOR));
        }
    }

    @Test
    void authorsReplyAndCuratorsOnlyToWhatTheyWrote() {
        assertTrue(ReviewPolicy.mayReply(false, true, READER));
        assertFalse(ReviewPolicy.mayReply(true, false, READER));
        assertFalse(ReviewPolicy.mayReply(false, true, CURATOR));
        assertTrue(ReviewPolicy.mayReply(true, true, CURATOR));
    }

    @Test
    void aJudgementBelongsToTheSameWordsElseToTheClaimMostLikeIt() {
        Claim visits = new Claim(1, "Fewer visits to the surgery", "12");
        Claim same = new Claim(2, "Fewer  visits to the surgery", "12");
        Claim neighbours = new Claim(3, "Neighbours know each other", null);
        assertEquals(visits.digest(), same.digest(), "spaces do not count");
        assertEquals(Optional.of(neighbours), of(2, neighbours, visits, same, neighbours));
        assertEquals(Optional.of(same), of(2, visits, visits, same), "of two alike the nearer one");
        assertEquals(Optional.of(visits), of(3, new Claim(3, "Many fewer visits to the surgery", "12"), visits, neighbours));
        assertEquals(Optional.empty(), of(1, visits, neighbours));
    }

    private static Optional<Claim> of(int number, Claim judged, Claim... now) {
        return JudgementFinder.claimOf(new Judgements.Row(1, number, judged.quote(), judged.digest(), null), List.of(now));
    }
}
