package network.vanguard.moderation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

class ModerationPolicyTest {

    private static final Viewer MODERATOR = somebody(PlatformRole.MODERATOR);
    private static final Viewer ADMINISTRATOR = somebody(PlatformRole.ADMINISTRATOR);
    private static final Viewer CURATOR = somebody(PlatformRole.CURATOR);

    @Test
    void aModeratorDecidesOnWhatConcernsSomebodyElse() {
        assertTrue(ModerationPolicy.mayDecide(open(false, false), MODERATOR));
        assertFalse(ModerationPolicy.mayDecide(open(true, false), MODERATOR), "their own text");
        assertFalse(ModerationPolicy.mayDecide(open(false, true), MODERATOR), "their own report");
        assertFalse(ModerationPolicy.mayDecide(open(false, false), ADMINISTRATOR));
        assertFalse(ModerationPolicy.mayDecide(open(false, false), CURATOR));
    }

    @Test
    void anAppealIsAnsweredByWhoeverDidNotDecide() {
        assertTrue(ModerationPolicy.mayAnswer(hidden(true, false), MODERATOR));
        assertTrue(ModerationPolicy.mayAnswer(hidden(true, false), ADMINISTRATOR));
        assertFalse(ModerationPolicy.mayAnswer(hidden(true, true), MODERATOR), "their own decision");
        assertFalse(ModerationPolicy.mayAnswer(hidden(false, false), MODERATOR), "there is no appeal");
        assertFalse(ModerationPolicy.mayAnswer(hidden(true, false), CURATOR));
        assertFalse(ModerationPolicy.mayDecide(hidden(true, false), MODERATOR), "the appeal comes first");
        assertTrue(ModerationPolicy.mayDecide(hidden(false, false), MODERATOR), "a moderator may show it again without one");
    }

    @Test
    void whatIsHiddenCanBeAppealedAgainstOnce() {
        assertTrue(ModerationPolicy.mayAppeal(mine("hidden", 7L, false)));
        assertTrue(ModerationPolicy.mayAppeal(mine("open", 7L, false)), "while it is hidden by reports");
        assertFalse(ModerationPolicy.mayAppeal(mine("hidden", 7L, true)), "a second time");
        assertFalse(ModerationPolicy.mayAppeal(mine("open", null, false)), "it is not hidden");
        assertFalse(ModerationPolicy.mayAppeal(mine("restored", 7L, false)), "it is shown again");
        assertFalse(ModerationPolicy.mayAppeal(hidden(false, false)), "somebody else's");
    }

    private static CaseStanding open(boolean own, boolean reported) {
        return new CaseStanding(1, Subject.entry(1), false, "open", false, own, reported, null, false, false);
    }

    private static CaseStanding hidden(boolean appealed, boolean bySelf) {
        return new CaseStanding(1, Subject.entry(1), false, "hidden", appealed, false, false, 7L, bySelf, appealed);
    }

    private static CaseStanding mine(String state, Long hiding, boolean appealed) {
        return new CaseStanding(1, Subject.comment(1), false, state, appealed, true, false, hiding, false, appealed);
    }

    private static Viewer somebody(PlatformRole role) {
        return new Viewer(5, "somebody", "Somebody", Set.of(role), List.of());
    }
}
