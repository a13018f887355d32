package network.vanguard.challenge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.challenge.ChallengePolicy.Facts;
import network.vanguard.member.Affiliation;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.SiteRole;
import network.vanguard.member.Viewer;

/** Who may do what with a challenge: raised by 1, who spoke from site 7, on an entry of site 5 that 2 answers for. */
class ChallengePolicyTest {

    private static final Viewer CHALLENGER = new Viewer(1, "challenger", "Challenger", Set.of(), List.of());
    private static final Viewer OWNER = new Viewer(2, "owner", "Owner", Set.of(PlatformRole.MODERATOR), List.of());

    private static Facts facts(boolean wrote, boolean shares, boolean closed) {
        return new Facts(1, false, 2L, 5L, 7L, wrote, shares, closed);
    }

    private static Viewer moderator(long... sites) {
        return new Viewer(3, "moderator", "Moderator", Set.of(PlatformRole.MODERATOR), java.util.Arrays.stream(sites)
                .mapToObj(site -> new Affiliation(site, "s" + site, "Site " + site, SiteRole.CONTRIBUTOR)).toList());
    }

    @Test
    void onlyTheChallengerAndAModeratorWithoutAPartInItMarkItAsAnswered() {
        assertTrue(ChallengePolicy.mayMark(facts(false, false, false), CHALLENGER));
        assertTrue(ChallengePolicy.mayMark(facts(false, false, false), moderator()));
        assertTrue(ChallengePolicy.mayMark(facts(false, false, false), moderator(9)));
        assertFalse(ChallengePolicy.mayMark(facts(false, false, false), OWNER), "a moderator who answers for the post");
        assertFalse(ChallengePolicy.mayMark(facts(false, false, false), moderator(5)), "of the entry's site");
        assertFalse(ChallengePolicy.mayMark(facts(false, false, false), moderator(7)), "of the site that was spoken from");
        assertFalse(ChallengePolicy.mayMark(facts(false, true, false), moderator()), "of a site of the challenger's");
        assertFalse(ChallengePolicy.mayMark(facts(true, false, false), moderator()), "an author of the entry");
        assertFalse(ChallengePolicy.mayMark(facts(false, false, false),
                new Viewer(4, "curator", "Curator", Set.of(PlatformRole.CURATOR, PlatformRole.ADMINISTRATOR), List.of())));
        assertFalse(ChallengePolicy.mayMark(facts(false, false, true), CHALLENGER), "it is marked");
        assertFalse(ChallengePolicy.mayMark(facts(false, false, false), Viewer.ANONYMOUS));
    }

    @Test
    void onlyTheChallengerTakesTheMarkBack() {
        assertTrue(ChallengePolicy.mayReopen(facts(false, false, true), CHALLENGER));
        assertFalse(ChallengePolicy.mayReopen(facts(false, false, false), CHALLENGER));
        assertFalse(ChallengePolicy.mayReopen(facts(false, false, true), moderator()));
    }

    @Test
    void itIsGivenOnlyToWhoHasAPartAndNeverToWhoRaisedIt() {
        assertTrue(ChallengePolicy.mayTake(facts(false, false, false), moderator(5)));
        assertFalse(ChallengePolicy.mayTake(facts(false, false, false), moderator(9)));
        assertTrue(ChallengePolicy.mayTake(facts(false, false, false),
                new Viewer(4, "curator", "Curator", Set.of(PlatformRole.CURATOR), List.of())));
        assertFalse(ChallengePolicy.mayTake(facts(false, false, false),
                new Viewer(1, "challenger", "Challenger", Set.of(PlatformRole.CURATOR), List.of())));
        Viewer raiser = new Viewer(1, "challenger", "Challenger", Set.of(PlatformRole.CURATOR), List.of());
        assertTrue(ChallengePolicy.mayTake(new Facts(1, true, 2L, 5L, null, false, false, false), raiser),
                "a refusal would tell who raised it as a role");
        assertTrue(ChallengePolicy.mayPass(new Facts(1, true, 1L, 5L, null, false, false, false), CHALLENGER),
                "who has it then");
        assertTrue(ChallengePolicy.mayPass(facts(false, false, false), OWNER));
        assertFalse(ChallengePolicy.mayPass(facts(false, false, false), CHALLENGER));
        assertTrue(ChallengePolicy.mayUnknown(facts(false, false, false), OWNER));
        assertFalse(ChallengePolicy.mayUnknown(facts(false, false, false), moderator()));
    }
}
