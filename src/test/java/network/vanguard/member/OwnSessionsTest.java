package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.local.KeycloakAdmin;

/** Where people are signed in, shown on their own page and ended there; what ended is over on every node. */
@QuarkusTest
class OwnSessionsTest {

    private static final String STOCKPORT = "00000000-0000-4000-8000-000000000004";

    @Inject
    SessionService sessions;

    @Test
    void whoIsSignedInTwiceSeesBothAndEndsTheOther() {
        Web here = Web.newSession(Person.COLLEAGUE);
        Web there = Web.newSession(Person.COLLEAGUE);
        Web copy = there.copy();
        assertEquals(200,
                there.get("/me", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                        .status());
        String page = here.get("/me").body();
        assertTrue(page.contains("Where you are signed in"), page);
        assertTrue(page.contains("this one"), page);
        String other = current(there);
        assertTrue(page.contains("/me/sessions/" + other + "/end"), page);
        assertFalse(page.contains("/me/sessions/" + current(here) + "/end"), "one's own is ended by signing out");

        assertEquals(303, here.post("/me/sessions/" + other + "/end", Map.of()).status());
        for (Web ended : List.of(there, copy)) {
            Answer refused = ended.get("/me");
            assertEquals(302, refused.status(), refused::body);
            assertTrue(refused.location().endsWith("/sign-out"), refused.location());
        }
        assertEquals(200, here.get("/me").status());
        assertFalse(here.get("/me").body().contains(other));
        assertTrue(Cast.count(
                "SELECT count(*) FROM audit_log WHERE verb = 'signed-out' AND subject_id = (SELECT CAST(id AS text) FROM member WHERE handle = '"
                        + Person.COLLEAGUE.account() + "')") > 0);
    }

    @Test
    void whoseSessionWasEndedIsAskedForThePasswordAgain() {
        Web here = Web.newSession(Person.COLLEAGUE);
        Web there = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, there.get("/me").status());
        assertEquals(303, here.post("/me/sessions/" + current(there) + "/end", Map.of()).status());
        Answer left = there.follow(there.get("/me"));
        assertEquals(200, left.status(), left::body);
        Answer again = there.follow(there.get("/sign-in"));
        assertTrue(again.body().contains("kc-form-login"), again::body);
    }

    @Test
    void aTextThatIsSentInAnEndedSessionIsNotSaved() {
        Web here = Web.newSession(Person.COLLEAGUE);
        Web there = Web.newSession(Person.COLLEAGUE);
        there.get("/notes/new");
        assertEquals(303, here.post("/me/sessions/" + current(there) + "/end", Map.of()).status());
        Answer sent = there.post("/notes", Map.of("title", "Sent in an ended session", "body", "Nobody reads this."));
        assertEquals(401, sent.status(), sent::body);
        assertEquals(0, Cast.count("SELECT count(*) FROM entry WHERE title = 'Sent in an ended session'"));
    }

    @Test
    void allOthersAreEndedAtOnceAndTheOneThatAsksGoesOn() {
        Web here = Web.newSession(Person.COLLEAGUE);
        List<Web> others = List.of(Web.newSession(Person.COLLEAGUE), Web.newSession(Person.COLLEAGUE));
        others.forEach(other -> assertEquals(200, other.get("/me").status()));
        assertEquals(303, here.post("/me/sessions/end-others", Map.of()).status());
        others.forEach(other -> assertEquals(302, other.get("/me").status()));
        Answer me = here.get("/me");
        assertEquals(200, me.status());
        assertFalse(me.body().contains("Sign out there"), me::body);
        Web.of(Person.COLLEAGUE).signInAgain();
    }

    @Test
    void whatEndedOnAnotherNodeIsOverHereWithTheNextRequest() {
        Web web = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, web.get("/me").status());
        Cast.sql("UPDATE member_session SET ended_at = now() WHERE id = CAST(:id AS uuid)", Map.of("id", current(web)));
        assertEquals(302, web.get("/me").status());
    }

    @Test
    void aSignOutThatKeycloakTellsOneNodeIsWrittenDownForAll() {
        KeycloakAdmin.onlyOurs();
        Web web = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, web.get("/me").status());
        String id = current(web);
        KeycloakAdmin.call("POST", "/users/" + STOCKPORT + "/logout", null);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Cast
                .count("SELECT count(*) FROM member_session WHERE ended_at IS NOT NULL AND id = '" + id + "'") == 1);
        Web.of(Person.COLLEAGUE).signInAgain();
    }

    @Test
    void theApiTellsTheSameAndATokenIsNoSession() {
        Web web = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, web.get("/me").status());
        String id = current(web);
        Answer list = Web.of(Person.COLLEAGUE).api("GET", "/api/v1/me/sessions", (String) null);
        assertEquals(200, list.status());
        assertTrue(list.body().contains(id), list::body);
        assertEquals(204, Web.of(Person.COLLEAGUE).api("DELETE", "/api/v1/me/sessions/" + id, (String) null).status());
        assertEquals(302, web.get("/me").status());
        assertEquals(200, Web.of(Person.COLLEAGUE).api("GET", "/api/v1/me/sessions", (String) null).status());
    }

    @Test
    void neitherAnAddressNorWhatABrowserSendsIsKept() {
        Web web = Web.newSession(Person.COLLEAGUE);
        web.get("/me", "User-Agent", "Planted <b>agent</b> 7.7");
        assertEquals(0, Cast.count("SELECT count(*) FROM member_session s WHERE CAST(s AS text) LIKE '%Planted%' "
                + "OR CAST(s AS text) LIKE '%127.0.0.1%'"));
    }

    /** The number of the session of that browser: the one that its own page offers no button for. */
    private String current(Web web) {
        String page = web.get("/me").body();
        return sessions.own(Cast.viewer(Person.COLLEAGUE), null).stream().map(one -> one.id().toString())
                .filter(id -> !page.contains("/me/sessions/" + id + "/end")).findFirst().orElseThrow();
    }
}
