package network.vanguard.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

/** Who reads collections and who keeps them. */
class CollectionPolicyTest {

    @Test
    void everybodyReadsWhatIsPublicMembersTheRestAndCuratorsKeepThem() {
        Viewer member = new Viewer(1, "member", "A member", Set.of(), List.of());
        Viewer curator = new Viewer(2, "curator", "A curator", Set.of(PlatformRole.CURATOR), List.of());
        for (Viewer viewer : List.of(Viewer.ANONYMOUS, member, curator)) {
            assertEquals(true, CollectionPolicy.mayRead("public", viewer));
            assertEquals(viewer.signedIn(), CollectionPolicy.mayRead("network", viewer));
            assertEquals(viewer == curator, CollectionPolicy.mayKeep(viewer));
        }
    }
}
