package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** TH7: sessions that were set, stolen, cut up or mixed; and TH6 where Keycloak itself refuses. What ends a session is {@link SessionTest}'s. */
@QuarkusTest
class StolenSessionTest {

    private static final String SESSION = "q_session";

    @Test
    void aSessionThatWasSetBeforeSigningInIsReplaced() {
        Web thief = Web.newSession(Person.COLLEAGUE);
        String set = session(thief);
        Web web = Web.newSession(Person.ANONYMOUS);
        web.keep(SESSION, set);
        web.get("/sign-out");
        assertNotEquals(set, web.cookies().get(SESSION));

        Web again = Web.newSession(Person.AUTHOR);
        String first = session(again);
        again.follow(again.get("/sign-out"));
        again.signInAgain();
        assertNotEquals(first, session(again));

        for (String spoiled : List.of("", "x", set.substring(0, set.length() / 2))) {
            Web fixed = Web.newSession(Person.ANONYMOUS);
            fixed.keep(SESSION, spoiled);
            Answer asked = fixed.get("/me");
            assertTrue(asked.toSignIn() || asked.status() == 401, () -> asked.status() + " " + asked.body());
            assertNotEquals(spoiled, fixed.cookies().get(SESSION), "not kept");
        }
    }

    @Test
    void aSessionIsOutOfReachOfScriptsAndOtherSites() {
        Web web = Web.newSession(Person.ANONYMOUS);
        Answer sent = web.get("/me");
        List<String> set = sent.headers().allValues("Set-Cookie");
        assertFalse(set.isEmpty());
        set.forEach(cookie -> {
            assertTrue(cookie.contains("HTTPOnly") || cookie.contains("HttpOnly"), cookie);
            assertTrue(cookie.contains("SameSite=Lax"), cookie);
            assertTrue(cookie.contains("Path=/"), cookie);
            assertFalse(cookie.contains("Domain="), cookie);
        });
    }

    @Test
    void noPieceAndNoMixtureOfSessionsIsOne() {
        String own = session(Web.of(Person.AUTHOR));
        String other = session(Web.of(Person.CURATOR));
        int half = own.length() / 2;
        String[] part = own.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        Map<String, Map<String, String>> tried = new TreeMap<>();
        for (int cut : new int[]{1, 10, half, own.length() - 1}) {
            tried.put("the first " + cut, Map.of(SESSION, own.substring(0, cut)));
            tried.put("without the first " + cut, Map.of(SESSION, own.substring(cut)));
        }
        tried.put("halves of two people", Map.of(SESSION, own.substring(0, half) + other.substring(other.length() / 2)));
        tried.put("twice", Map.of(SESSION, own + own));
        tried.put("backwards", Map.of(SESSION, new StringBuilder(own).reverse().toString()));
        tried.put("the other way round in pieces",
                Map.of("q_session_chunk_1", own.substring(half), "q_session_chunk_2", own.substring(0, half)));
        tried.put("the second piece alone", Map.of("q_session_chunk_2", own.substring(half)));
        tried.put("the first piece alone", Map.of("q_session_chunk_1", own.substring(0, half)));
        tried.put("pieces of two people",
                Map.of("q_session_chunk_1", own.substring(0, half), "q_session_chunk_2", other.substring(half)));
        tried.put("a piece that is no number", Map.of("q_session_chunk_x", own.substring(half)));
        tried.put("a piece of a huge number", Map.of("q_session_chunk_99999999999", own.substring(half)));
        tried.put("a piece below nothing", Map.of("q_session_chunk_-1", own.substring(half)));
        tried.put("under the name of another tenant", Map.of("q_session_api", own));
        tried.put("not encrypted", Map.of(SESSION, "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.||"));
        for (int n = 0; n < part.length; n++) {
            String[] changed = part.clone();
            changed[n] = flipped(part[n]);
            tried.put("with letters changed in part " + n, Map.of(SESSION, String.join(".", changed)));
            String[] swapped = part.clone();
            swapped[n] = n < others.length ? others[n] : "";
            if (!swapped[n].equals(part[n])) {
                tried.put("with part " + n + " of somebody else", Map.of(SESSION, String.join(".", swapped)));
            }
        }
        List<String> wrong = new ArrayList<>();
        tried.forEach((name, cookies) -> {
            Web web = Web.newSession(Person.ANONYMOUS);
            cookies.forEach(web::keep);
            Answer answer = web.get("/me");
            if (!answer.toSignIn() && answer.status() != 401) {
                wrong.add(name + ": " + answer.status());
            }
            if (answer.body().contains("/members/") || answer.status() >= 500) {
                wrong.add(name + ": is somebody, or a fault: " + answer.status());
            }
            if (web.apiWithCookies("POST", "/api/v1/notes", java.net.http.HttpRequest.BodyPublishers.ofString("{}"),
                    "application/json").status() != 401) {
                wrong.add(name + ": opens the API");
            }
        });
        assertEquals("", String.join("\n", wrong));
        assertEquals(200, Web.of(Person.AUTHOR).get("/me").status(), "and the whole one is good as before");
    }

    @Test
    void whatASignInWasBegunWithIsGoodOnceAndInItsOwnBrowser() {
        Web web = Web.newSession(Person.ANONYMOUS);
        Answer sent = web.get("/me");
        String state = parameter(sent.location(), "state");
        String name = web.cookies().keySet().stream().filter(cookie -> cookie.startsWith("q_auth")).findFirst().orElseThrow();
        String kept = web.cookies().get(name);
        for (String changed : List.of("", "x", kept.substring(1), flipped(kept), kept + "x")) {
            Web spoiled = Web.newSession(Person.ANONYMOUS);
            spoiled.keep(name, changed);
            assertRefused("a state that was changed", spoiled, "/sign-in/return?code=invented&state=" + state);
        }
        assertRefused("a code that Keycloak did not give", web.copy(), "/sign-in/return?code=invented&state=" + state);
        assertRefused("an error instead", web.copy(), "/sign-in/return?error=access_denied&state=" + state);
        assertRefused("an error with a script",
                web.copy(),
                "/sign-in/return?error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cscript%3E&state=" + state);
        assertRefused("nothing at all", Web.newSession(Person.ANONYMOUS), "/sign-in/return");
        assertRefused("two states", web.copy(), "/sign-in/return?code=x&state=" + state + "&state=other");
    }

    @Test
    void aCodeIsGoodOnce() {
        Web.Returned returned = Web.almostSignedIn(Person.COLLEAGUE);
        Web second = returned.web().copy();
        Answer first = returned.web().get(returned.address());
        assertEquals(302, first.status(), first::body);
        assertEquals(200, returned.web().get("/me").status());
        assertRefused("the same code and state, of a browser with the same cookies", second, returned.address());
        assertRefused("by somebody who saw the address", Web.newSession(Person.ANONYMOUS), returned.address());
    }

    @Test
    void nobodyIsSignedInAsSomebodyElseByALink() {
        Web.Returned attacker = Web.almostSignedIn(Person.ELSEWHERE);
        Web victim = Web.newSession(Person.ANONYMOUS);
        assertRefused("a sign-in that another browser began", victim, attacker.address());
        Web other = Web.newSession(Person.ANONYMOUS);
        other.get("/me");
        assertRefused("while one of its own is going on", other, attacker.address());
        Web signedIn = Web.newSession(Person.AUTHOR);
        signedIn.get(attacker.address());
        Answer me = signedIn.get("/me");
        assertFalse(me.body().contains("/members/" + Person.ELSEWHERE.account()), "never as the attacker");
    }

    private static void assertRefused(String what, Web web, String address) {
        Answer answer = web.get(address);
        boolean session = answer.headers().allValues("Set-Cookie").stream()
                .anyMatch(line -> line.startsWith(SESSION) && !line.contains("Max-Age=0"));
        assertTrue(List.of(400, 401).contains(answer.status()) || answer.toSignIn(),
                () -> what + ": " + answer.status() + " " + answer.location());
        assertFalse(session, what);
        assertFalse(answer.body().contains("<script>"), what);
        assertTrue(web.get("/me").toSignIn(), what + ": is signed in");
    }

    private static String session(Web web) {
        return web.cookies().get(SESSION);
    }

    private static String flipped(String text) {
        int middle = text.length() / 2;
        return text.isEmpty()
                ? "A"
                : text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1);
    }

    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertTrue(found.find(), () -> name + " in " + address);
        return found.group(1);
    }
}
