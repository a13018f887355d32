package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.local.KeycloakAdmin;
import network.vanguard.local.Tokens;

/** TH7, FA5, FA6 and FA8: how long a session goes on, and what ends it; with the Keycloak that the tests start. */
@QuarkusTest
@TestProfile(SessionTest.RenewedAtOnce.class)
class SessionTest {

    private static final String STOCKPORT = "00000000-0000-4000-8000-000000000004";

    /** Every session is renewed when it is a second old, not four minutes: otherwise the tests would have to wait. */
    public static class RenewedAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.token.refresh-token-time-skew", "2399S");
        }
    }

    @BeforeEach
    void onlyWithOurKeycloak() {
        KeycloakAdmin.onlyOurs();
    }

    @Test
    void aSessionIsRenewedAndGoesOnWhileManyRequestsComeAtOnce() throws Exception {
        Web web = Web.newSession(Person.COLLEAGUE);
        waitForRenewal();
        for (int n = 0; n < 8; n++) {
            assertEquals(200, web.copy().get("/me").status(), "request " + n + " with the same cookie");
        }
        assertEquals(200, web.get("/me").status());
        waitForRenewal();
        assertEquals(200, web.get("/me").status());
    }

    @Test
    void whoseAccountIsDisabledIsOutWithTheNextRenewal() throws Exception {
        Web web = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, web.get("/me").status());
        enable(false);
        try {
            waitForRenewal();
            assertOut(web);
        } finally {
            enable(true);
        }
    }

    @Test
    void aCopyOfTheCookieIsWorthNothingAfterSigningOut() {
        Web web = Web.newSession(Person.COLLEAGUE);
        Web copy = web.copy();
        assertEquals(200, copy.get("/me").status());
        Answer left = web.follow(web.get("/sign-out"));
        assertEquals(200, left.status());
        assertEquals(302, web.get("/me").status(), "the browser that signed out");
        for (String elsewhere : List.of("//evil.example/me", "///evil.example", "/%5cevil.example/me")) {
            String next = copy.copy().get(elsewhere).location();
            assertTrue(next.isEmpty() || next.matches("(http://localhost:\\d+)?/(?![/\\\\]).*"), next);
        }
        assertOut(copy);
    }

    @Test
    void whileKeycloakHangsASessionGoesOnAndAVisitorReads() throws Exception {
        Web web = Web.newSession(Person.COLLEAGUE);
        waitForRenewal();
        KeycloakAdmin.signal("-STOP");
        try {
            Answer own = web.get("/me");
            assertEquals(200, own.status(), "with a session");
            assertTrue(own.body().contains("Stockport"), "and known");
            assertEquals(200, Web.newSession(Person.ANONYMOUS).get("/").status(), "a visitor");
        } finally {
            KeycloakAdmin.signal("-CONT");
        }
        assertEquals(200, web.get("/me").status());
    }

    /** FA5. */
    @Test
    void whileKeycloakIsAwayWhoWantsToSignInIsToldSo() throws Exception {
        Web visitor = Web.newSession(Person.ANONYMOUS);
        KeycloakAdmin.signal("-STOP");
        try {
            Awaitility.await().atMost(Duration.ofMinutes(1))
                    .until(() -> Web.newSession(Person.ANONYMOUS).get("/me").status() != 302);
            for (String page : List.of("/me", "/sign-in", "/notes/new")) {
                Answer answer = visitor.get(page);
                assertEquals(503, answer.status(), answer::body);
                assertTrue(answer.body().contains("The sign-in service does not answer right now"), answer::body);
                assertFalse(answer.header("Retry-After").isEmpty());
            }
            assertEquals(200, visitor.get("/").status(), "what is public");
        } finally {
            KeycloakAdmin.signal("-CONT");
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Web.newSession(Person.ANONYMOUS).get("/me").toSignIn());
    }

    /** FA8: Keycloak tells the platform. */
    @Test
    void whoIsSignedOutByAnAdministratorIsOutAtOnce() {
        Web web = Web.newSession(Person.COLLEAGUE);
        assertEquals(200, web.get("/me").status());
        KeycloakAdmin.call("POST", "/users/" + STOCKPORT + "/logout", null);
        assertOut(web);
    }

    /** FA8. */
    @Test
    void whoseAccountIsClosedHereIsOutWithTheNextRequest() {
        Web web = Web.newSession(Person.COLLEAGUE);
        String draft = Cast.make("case-study:draft").in("/case-studies/{slug}");
        assertEquals(200, web.get(draft).status());
        String token = Tokens.of(Person.COLLEAGUE.account());
        Cast.sql("UPDATE member SET active = false WHERE handle = :handle", Map.of("handle", Person.COLLEAGUE.account()));
        try {
            assertEquals(404, web.get(draft).status());
            assertFalse(web.get("/me").body().contains("Stockport"));
            assertEquals(403,
                    Web.newToken(Person.ANONYMOUS)
                            .api("POST", "/api/v1/notes", "{\"title\": \"Closed\", \"body\": \"Closed.\"}",
                                    "Authorization", "Bearer " + token)
                            .status());
        } finally {
            Cast.sql("UPDATE member SET active = true WHERE handle = :handle", Map.of("handle", Person.COLLEAGUE.account()));
        }
        assertEquals(200, web.get(draft).status());
    }

    /** FA8: no more than one renewal later. */
    @Test
    void whoseRoleIsTakenAwayMayDoNoMoreWithTheNextRenewal() throws Exception {
        Web web = Web.newSession(Person.CURATOR);
        assertEquals(200, web.get("/curation").status());
        String person = KeycloakAdmin.call("GET", "/users?exact=true&username=" + Person.CURATOR.account(), null).path(0)
                .path("id").asText();
        String roles = "/users/" + person + "/role-mappings/realm";
        String curator = "[" + KeycloakAdmin.call("GET", "/roles/curator", null) + "]";
        KeycloakAdmin.call("DELETE", roles, curator);
        try {
            waitForRenewal();
            assertEquals(403, web.get("/curation").status());
            assertEquals(200, web.get("/me").status(), "and is still signed in");
        } finally {
            KeycloakAdmin.call("POST", roles, curator);
        }
        waitForRenewal();
        assertEquals(200, web.get("/curation").status());
    }

    /** FA8. */
    @Test
    void whoseMembershipOfASiteEndsReadsNothingOfItWithTheNextRequest() {
        Web web = Web.newSession(Person.COLLEAGUE);
        String note = Cast.make("note:site").in("/notes/{slug}");
        assertEquals(200, web.get(note).status());
        Map<String, Object> which = Map.of("handle", Person.COLLEAGUE.account(), "site", Cast.SITE);
        String whose = " WHERE member_id = (SELECT id FROM member WHERE handle = :handle) "
                + "AND site_id = (SELECT id FROM site WHERE slug = :site)";
        Cast.sql("UPDATE site_membership SET until = now()" + whose, which);
        try {
            assertEquals(404, web.get(note).status());
        } finally {
            Cast.sql("UPDATE site_membership SET until = NULL" + whose, which);
        }
        assertEquals(200, web.get(note).status());
    }

    @Test
    void aFormThatIsSentAfterSigningOutElsewhereComesBackWithItsText() {
        afterNotesNew(web -> {
            Web otherTab = web.copy();
            otherTab.follow(otherTab.get("/sign-out"));
        });
    }

    @Test
    void aFormThatIsSentWithoutASessionComesBackWithItsText() {
        afterNotesNew(web -> web.follow(web.get("/sign-out")));
    }

    @Test
    void aFormThatIsSentWithASessionThatCannotBeReadComesBackWithItsText() {
        afterNotesNew(Web::spoilSession);
    }

    @Test
    void aBrokenFormWithASessionThatCannotBeReadIsSentToSignIn() {
        Web web = Web.newSession(Person.COLLEAGUE);
        web.spoilSession();
        for (String broken : List.of("title=%zz", "a=1&".repeat(2_000), "=")) {
            Answer answer = web.post("/notes", BodyPublishers.ofString(broken), "application/x-www-form-urlencoded");
            assertTrue(answer.toSignIn() || answer.status() == 401, () -> answer.status() + " " + answer.body());
        }
    }

    private static void afterNotesNew(Consumer<Web> end) {
        Web web = Web.newSession(Person.COLLEAGUE);
        String token = web.get("/notes/new").field("csrf-token");
        end.accept(web);
        assertComesBack(web, token);
    }

    @Test
    void aSessionThatCannotBeReadIsSentToSignIn() {
        Web web = Web.newSession(Person.COLLEAGUE);
        web.spoilSession();
        assertTrue(web.get("/me").toSignIn());
    }

    /** And can be sent as soon as the person has signed in again. */
    private static void assertComesBack(Web web, String token) {
        String title = Cast.unique("Written & kept ");
        Map<String, String> form = Map.of("title", title, "body", "Two\r\nlines", "visibility", "network", "idempotencyKey",
                Cast.unique("key"));
        Answer back = web.postAsIs("/notes", with(form, token));
        assertEquals(401, back.status(), back::body);
        assertTrue(back.body().contains("nothing that you typed is lost"), back::body);
        assertEquals(title.replace("&", "&amp;"), back.field("title"));
        assertTrue(back.body().contains("Two\r\nlines"), back::body);
        assertEquals("network", back.field("visibility"), "sent along");
        assertFalse(back.body().contains(">Visibility<") || back.body().contains(">network<"), "but not shown as typed");

        web.signInAgain();
        Answer again = web.postAsIs("/notes", with(form, back.field("csrf-token")));
        assertEquals(400, again.status(), "the token was a visitor's: to be looked at once more");
        Answer sent = web.postAsIs("/notes", with(form, again.field("csrf-token")));
        assertEquals(303, sent.status(), sent::body);
        assertTrue(web.get(sent.location()).body().contains(title.replace("&", "&amp;")));
    }

    private static Map<String, String> with(Map<String, String> form, String token) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("csrf-token", token);
        return all;
    }

    /** Sent to sign in, or told that the session is over: nothing of the person is shown. */
    private static void assertOut(Web web) {
        Answer answer = web.get("/me");
        assertTrue(List.of(302, 401).contains(answer.status()), () -> answer.status() + " " + answer.body());
        assertFalse(answer.body().contains("Stockport"), answer.body());
    }

    /** Tokens count whole seconds. */
    private static void waitForRenewal() throws InterruptedException {
        Thread.sleep(2100);
    }

    private static void enable(boolean enabled) {
        KeycloakAdmin.call("PUT", "/users/" + STOCKPORT, "{\"enabled\": " + enabled + "}");
    }
}
