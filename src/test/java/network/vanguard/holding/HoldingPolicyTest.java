package network.vanguard.holding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.holding.HoldingPolicy.People;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

class HoldingPolicyTest {

    private static final People PEOPLE = new People(1, 2, 3);

    @Test
    void onlyTheTwoWhoAreNamedConfirmWhateverElseSomebodyIs() {
        assertTrue(HoldingPolicy.named(PEOPLE, person(2)) && HoldingPolicy.named(PEOPLE, person(3)));
        assertFalse(HoldingPolicy.named(PEOPLE, person(1)));
        assertFalse(HoldingPolicy.named(PEOPLE, person(9, PlatformRole.CURATOR, PlatformRole.ADMINISTRATOR)));
        assertFalse(HoldingPolicy.named(new People(1, 0, 0), Viewer.ANONYMOUS));
    }

    @Test
    void whoProposedItAndCuratorsWithdrawIt() {
        assertTrue(HoldingPolicy.mayWithdraw(PEOPLE, person(1)));
        assertTrue(HoldingPolicy.mayWithdraw(PEOPLE, person(9, PlatformRole.CURATOR)));
        assertFalse(HoldingPolicy.mayWithdraw(PEOPLE, person(2)) || HoldingPolicy.mayWithdraw(PEOPLE, Viewer.ANONYMOUS));
    }

    @Test
    void beforeItIsAgreedOnlyThoseKnowOfItWhomItConcerns() {
        assertTrue(HoldingPolicy.mayKnow(PEOPLE, false, person(1)) && HoldingPolicy.mayKnow(PEOPLE, false, person(3)));
        assertTrue(HoldingPolicy.mayKnow(PEOPLE, true, person(9)), "who may change the case study");
        assertFalse(HoldingPolicy.mayKnow(PEOPLE, false, person(9)));
        assertFalse(HoldingPolicy.mayKnow(new People(1, 0, 0), false, Viewer.ANONYMOUS));
    }

    private static Viewer person(long id, PlatformRole... roles) {
        return new Viewer(id, "person" + id, "Person", Set.of(roles), List.of());
    }
}
