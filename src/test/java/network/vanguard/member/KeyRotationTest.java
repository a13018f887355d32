package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.local.KeycloakAdmin;
import network.vanguard.local.Tokens;

/**
 * FA7: Keycloak signs with another key while people work, and one day the old one is gone. Invented keys are {@link ForgedSignInTest}'s.
 * Keys are looked for once a second, not once a minute: otherwise the test would have to wait.
 */
@QuarkusTest
@TestProfile(KeyRotationTest.KeysAreLookedForOften.class)
class KeyRotationTest {

    private static final int REQUESTS = 1000;
    private static final int WORKERS = 4;

    /** The two settings that say how often. */
    public static class KeysAreLookedForOften implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.token.forced-jwk-refresh-interval", "1S",
                    "quarkus.oidc.api.token.forced-jwk-refresh-interval",
                    "1S");
        }
    }

    @BeforeEach
    void onlyWithOurKeycloak() {
        KeycloakAdmin.onlyOurs();
    }

    @Test
    void nobodyNoticesANewKeyAndWhoseKeyIsGoneSignsInAgainWithoutAPassword() throws Exception {
        Web old = Web.newSession(Person.COLLEAGUE);
        List<String> oldKeys = signingKeys();
        List<String> wrong = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        // one for all: Keycloak lets nobody sign in twice at the same moment
        AtomicReference<String> token = new AtomicReference<>(Tokens.fresh(Person.LEAD.account()));
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<List<String>>> reports = new ArrayList<>();
            for (int n = 0; n < WORKERS; n++) {
                reports.add(workers.submit(work(old.copy(), done, token)));
            }
            while (done.get() < REQUESTS / 4) {
                Thread.onSpinWait();
            }
            addKey(200);
            token.set(Tokens.fresh(Person.LEAD.account()));
            for (Future<List<String>> report : reports) {
                wrong.addAll(report.get());
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(List.of(), wrong, "of " + done.get() + " requests");
        assertEquals(200, Web.newSession(Person.AUTHOR).get("/me").status(), "a sign-in with the new key");

        addKey(300);
        oldKeys.forEach(key -> KeycloakAdmin.call("DELETE", "/components/" + key, null));
        assertEquals(200, Web.newSession(Person.AUTHOR).get("/me").status(), "a sign-in with the newest key");
        Answer again = old.get("/me");
        assertEquals(302, again.status(), () -> "a session whose key is gone: " + again.body());
        Answer back = old.follow(again);
        assertEquals(200, back.status(), back::body);
        assertTrue(back.body().contains("Stockport"), "the page that was asked for, without a password");
        assertEquals(200, old.get("/me").status());
    }

    /** Reads with a session of before, and calls the API with a token of before and, from the change on, one of after. */
    private static Callable<List<String>> work(Web old, AtomicInteger done, AtomicReference<String> token) {
        return () -> {
            List<String> wrong = new ArrayList<>();
            for (int number = done.incrementAndGet(); number <= REQUESTS; number = done.incrementAndGet()) {
                Answer answer = number % 2 == 0
                        ? old.get("/me")
                        : Web.newToken(Person.ANONYMOUS).api("POST", "/api/v1/tags/suggest",
                                "{\"text\": \"Walking football.\"}",
                                "Authorization", "Bearer " + token.get());
                if (answer.status() != 200) {
                    wrong.add("request " + number + ": " + answer.status() + " " + answer.location());
                }
            }
            return wrong;
        };
    }

    private static void addKey(int priority) {
        KeycloakAdmin.call("POST", "/components", """
                {"name": "rotated-%d", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"], "keySize": ["2048"]}}
                """.formatted(priority, priority));
    }

    private static List<String> signingKeys() {
        List<String> keys = new ArrayList<>();
        for (JsonNode component : KeycloakAdmin.call("GET", "/components?type=org.keycloak.keys.KeyProvider", null)) {
            if (component.path("providerId").asText().equals("rsa-generated")) {
                keys.add(component.path("id").asText());
            }
        }
        return keys;
    }
}
