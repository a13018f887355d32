package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** How long a session goes on, and what ends it; with the Keycloak that the tests start. */
@QuarkusTest
@TestProfile(SessionTest.RenewedAtOnce.class)
class SessionTest {

    private static final Path SERVERS = Path.of("target", "test-servers");
    private static final String STOCKPORT = "00000000-0000-4000-8000-000000000004";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Every session is renewed when it is a second old, not four minutes: otherwise the tests would have to wait. */
    public static class RenewedAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.token.refresh-token-time-skew", "2399S");
        }
    }

    @BeforeEach
    void onlyWithOurKeycloak() {
        assumeTrue(Files.exists(SERVERS.resolve("keycloak.pid")),
                "the Keycloak is somebody else's: it is not stopped or changed");
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
        assertOut(copy);
    }

    @Test
    void whileKeycloakHangsASessionGoesOnAndAVisitorReads() throws Exception {
        Web web = Web.newSession(Person.COLLEAGUE);
        waitForRenewal();
        long keycloak = Long.parseLong(Files.readString(SERVERS.resolve("keycloak.pid")).split("\\s")[0]);
        signal("-STOP", keycloak);
        try {
            Answer own = web.get("/me");
            assertEquals(200, own.status(), "with a session");
            assertTrue(own.body().contains("Stockport"), "and known");
            assertEquals(200, Web.newSession(Person.ANONYMOUS).get("/").status(), "a visitor");
        } finally {
            signal("-CONT", keycloak);
        }
        assertEquals(200, web.get("/me").status());
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", which, String.valueOf(pid)).inheritIO().start().waitFor());
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

    private static void enable(boolean enabled) throws IOException, InterruptedException {
        String server = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class)
                .replace("/realms/vanguard", "");
        Properties secrets = new Properties();
        secrets.load(Files.newBufferedReader(SERVERS.resolve("secrets.properties")));
        HttpResponse<String> token = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers
                                .ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                                        + secrets.getProperty("keycloak.admin")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + "/admin/realms/vanguard/users/" + STOCKPORT))
                        .header("Content-Type", "application/json")
                        .header("Authorization",
                                "Bearer " + new ObjectMapper().readTree(token.body()).path("access_token").asText())
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\": " + enabled + "}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() == 204, () -> answer.statusCode() + " " + answer.body());
    }
}
