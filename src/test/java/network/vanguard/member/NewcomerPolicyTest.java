package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Whose account is new here. */
class NewcomerPolicyTest {

    private static final Instant JOINED = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Viewer ANYBODY = new Viewer(1, "anybody", "Anybody", Set.of(), List.of());

    private static boolean newAt(Viewer viewer, boolean letThrough, Duration newFor, String now) {
        return NewcomerPolicy.newHere(viewer, JOINED, letThrough, newFor, Instant.parse(now));
    }

    @Test
    void anAccountIsNewForSevenDays() {
        assertTrue(newAt(ANYBODY, false, WEEK, "2026-11-01T10:00:00Z"));
        assertTrue(newAt(ANYBODY, false, WEEK, "2026-11-08T09:59:59Z"));
        assertFalse(newAt(ANYBODY, false, WEEK, "2026-11-08T10:00:00Z"));
    }

    @Test
    void aModeratorWhoLetsSomethingThroughEndsIt() {
        assertFalse(newAt(ANYBODY, true, WEEK, "2026-11-01T11:00:00Z"));
    }

    @Test
    void whoeverHasARoleOrASiteIsKnown() {
        for (PlatformRole role : PlatformRole.values()) {
            assertFalse(newAt(new Viewer(1, "a", "A", Set.of(role), List.of()), false, WEEK, "2026-11-01T11:00:00Z"),
                    role.code());
        }
        for (SiteRole role : SiteRole.values()) {
            Viewer member = new Viewer(1, "a", "A", Set.of(), List.of(new Affiliation(1, "site", "Site", role)));
            assertFalse(newAt(member, false, WEEK, "2026-11-01T11:00:00Z"), role.code());
        }
    }

    @Test
    void aSettingOfNothingSwitchesItOffAndAVisitorHasNoAccount() {
        assertFalse(newAt(ANYBODY, false, Duration.ZERO, "2026-11-01T10:00:00Z"));
        assertFalse(newAt(Viewer.ANONYMOUS, false, WEEK, "2026-11-01T10:00:00Z"));
    }
}
