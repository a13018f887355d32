package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;

/** TH21: who was forgotten is signed in nowhere any more, and whoever signs in again with that account is somebody new. */
@QuarkusTest
class ForgottenMemberTest {

    @Inject
    MemberService members;
    @Inject
    ErasedMembers erased;

    @Test
    void anOldTokenBringsNobodyBackAndANewSignInBeginsAnew() {
        String subject = Cast.unique("forgotten-subject");
        String username = Cast.unique("forgotten-user");
        String session = Cast.unique("forgotten-session");
        SignIn before = new SignIn(subject, username, "Before", Set.of(), Set.of(), Instant.now());
        Viewer member = members.arrive(before, session, "Firefox on Linux").viewer();

        QuarkusTransaction.requiringNew().run(() -> {
            String handle = erased.handleAfterwards(member.memberId());
            erased.forget(member.memberId(), handle);
        });

        Arrival again = members.arrive(before, session, "Firefox on Linux");
        assertFalse(again.viewer().signedIn());
        assertTrue(again.ended().here(), "Keycloak is told, or nobody would be asked for the password");
        assertFalse(members.arrive(before).viewer().signedIn());
        assertEquals(0, Cast.count("SELECT count(*) FROM member WHERE subject = '" + subject + "'"));

        SignIn later = new SignIn(subject, username, "Later", Set.of(), Set.of(), Instant.now().plusSeconds(5));
        Viewer somebody = members.arrive(later).viewer();
        assertEquals(username, somebody.handle());
        assertNotEquals(member.memberId(), somebody.memberId());
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> (int) erased.undone().stream()
                .filter(one -> one == somebody.memberId() || one == member.memberId()).count()));
    }
}
