package network.vanguard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** Keycloak is killed. */
class SignInFault {

    /** For how long Keycloak is away, in seconds; 900 for the row's quarter of an hour. */
    private static final int AWAY = Integer.getInteger("faults.away", 60);

    @BeforeAll
    static void up() {
        Layout.up();
    }

    /** FA5, FA6. */
    @Test
    void whileKeycloakIsAwayWhoIsSignedInGoesOnAndWhoIsNotIsToldSo() {
        Web reader = Web.newSession(Person.AUTHOR);
        Layout.script("kill", "keycloak");
        try {
            // each node asks every five seconds; until then a browser finds nobody at Keycloak's address
            Layout.await("whoever wants to sign in is told so", Duration.ofSeconds(15),
                    () -> Stream.of(Layout.NODE_1, Layout.NODE_2)
                            .allMatch(node -> Layout.page(node, "/sign-in?return=/help").status() == 503));
            Answer form = Web.newSession(Person.ANONYMOUS).get("/sign-in?return=/help");
            assertTrue(form.body().contains("sign-in service"), form::body);
            assertEquals(200, Web.newSession(Person.ANONYMOUS).get("/case-studies").status(), "what is public can be read");
            int read = 0;
            for (long until = System.nanoTime() + AWAY * 1_000_000_000L; System.nanoTime() < until; read++) {
                Answer me = reader.get("/me");
                assertEquals(200, me.status(), me::body);
                Layout.pause(1_000);
            }
            Answer written = reader.post("/discussions", Map.of("title", "Written while Keycloak is away", "body", "It holds.",
                    "visibility", "network", "purpose", "question"));
            assertEquals(303, written.status(), written::body);
            Layout.script("kill", "node1");
            Layout.script("start", "node1");
            assertEquals(200, Layout.page(Layout.NODE_1, "/case-studies").status(), "a node starts without Keycloak");
            Layout.found("FA5, FA6", "Keycloak away for " + AWAY + " s: " + read
                    + " pages of somebody signed in, a discussion written, a node started; a sign-in is told with 503");
        } finally {
            Layout.script("start", "keycloak");
        }
        assertEquals(200, reader.get("/me").status(), "nobody has to sign in again");
        assertEquals(200, Web.newSession(Person.PRACTITIONER).get("/me").status(), "signing in works again by itself");
    }
}
