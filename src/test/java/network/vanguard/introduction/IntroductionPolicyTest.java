package network.vanguard.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Affiliation;
import network.vanguard.member.MemberRef;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.SiteRole;
import network.vanguard.member.Viewer;
import network.vanguard.site.SiteRef;

/** Who may introduce whom. */
class IntroductionPolicyTest {

    private static EntrySummary at(long site, EntryState state, Visibility visibility) {
        return new EntrySummary(site, EntryKind.CASE_STUDY, "s", "T", "", new SiteRef(site, "s" + site, "S"), null,
                new MemberRef("h", "H"), List.of(), state, visibility, List.of(), null, null, 1, null, null, List.of());
    }

    private static Viewer person(PlatformRole role, long... sites) {
        return new Viewer(5, "p", "P", role == null ? Set.of() : Set.of(role), java.util.Arrays.stream(sites)
                .mapToObj(site -> new Affiliation(site, "s" + site, "S", SiteRole.CONTRIBUTOR)).toList());
    }

    @Test
    void curatorsIntroduceAnyTwoAndMembersTheirOwn() {
        EntrySummary one = at(1, EntryState.PUBLISHED, Visibility.NETWORK);
        EntrySummary other = at(2, EntryState.PUBLISHED, Visibility.PUBLIC);
        assertTrue(IntroductionPolicy.mayIntroduce(one, other, person(PlatformRole.CURATOR)));
        assertTrue(IntroductionPolicy.mayIntroduce(one, other, person(null, 1)));
        assertTrue(IntroductionPolicy.mayIntroduce(one, other, person(null, 2)));
        assertFalse(IntroductionPolicy.mayIntroduce(one, other, person(null, 3)));
        assertFalse(IntroductionPolicy.mayIntroduce(one, other, person(PlatformRole.MODERATOR)));
        assertFalse(IntroductionPolicy.mayIntroduce(one, other, Viewer.ANONYMOUS));
    }

    @ParameterizedTest
    @EnumSource(Visibility.class)
    void whatIsKeptFromTheNetworkIsNotIntroducedInFrontOfIt(Visibility visibility) {
        EntrySummary open = at(1, EntryState.PUBLISHED, Visibility.PUBLIC);
        boolean may = visibility == Visibility.PUBLIC || visibility == Visibility.NETWORK;
        assertEquals(may, IntroductionPolicy.open(open, at(2, EntryState.PUBLISHED, visibility)));
        assertFalse(IntroductionPolicy.open(at(2, EntryState.ARCHIVED, visibility), open));
    }
}
