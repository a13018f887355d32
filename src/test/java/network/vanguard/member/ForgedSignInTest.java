package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/**
 * TH6 and FA7: a provider that answers falsely, or somebody between it and the platform. Nothing of it opens a session or the API, and the
 * log says why, without the token.
 */
@QuarkusTest
@TestProfile(ForgedSignInTest.WithFalseProvider.class)
class ForgedSignInTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String WEB = "vanguard-web";
    private static final String API = "vanguard-api";

    private final List<String> wrong = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getLevel() + " " + line.getLoggerName() + " " + line.getMessage() + " "
                    + java.util.Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private ForgedTokens tokens;

    /** Everything as it is, but another provider. */
    public static class WithFalseProvider implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FalseProvider.class));
        }
    }

    /** A browser that was sent to the provider and has not come back yet. */
    private record Begun(Web web, String state, String nonce, String challenge) {}

    @BeforeEach
    void meetTheProvider() throws Exception {
        tokens = new ForgedTokens(new RsaJsonWebKey(JsonUtil.parseJson(ask("/test/key"))), provider());
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void aRightAnswerSignsIn() throws Exception {
        Begun begun = begin();
        assertTrue(begun.challenge().length() > 40, "a secret of this browser goes along (PKCE)");
        Answer back = comeBack(begun, tokens.right(idClaims(begun)));
        assertEquals(302, back.status(), back::body);
        assertEquals(200, begun.web().get("/me").status());
    }

    /** TH5: no other host of the domain can plant a session here, as a browser takes these names from this host only. */
    @Test
    void byHttpsTheSessionBelongsToThisHostAlone() throws Exception {
        String[] https = {"X-Forwarded-Proto", "https"};
        Web web = Web.newSession(Person.ANONYMOUS);
        Answer sent = web.get("/sign-in?return=/help", https);
        Begun begun = new Begun(web, parameter(sent.location(), "state"), parameter(sent.location(), "nonce"), "");
        Answer back = web.get("/sign-in/return?code=" + codeFor(tokens.right(idClaims(begun))) + "&state=" + begun.state(),
                https);
        List<String> set = new ArrayList<>(sent.headers().allValues("Set-Cookie"));
        set.addAll(back.headers().allValues("Set-Cookie"));
        assertTrue(set.size() >= 3, "to keep a state, to forget it, to keep a session: " + set.size());
        set.forEach(cookie -> {
            assertTrue(cookie.startsWith("__Host-q_"), cookie);
            for (String part : List.of("; Path=/;", "; Secure", "; HTTPOnly", "; SameSite=Lax")) {
                assertTrue((cookie + ";").contains(part), cookie);
            }
            assertFalse(cookie.contains("Domain="), cookie);
        });
        assertEquals(200, web.get("/me", https).status());
        assertFalse(web.cookies().keySet().stream().anyMatch(name -> name.contains("q_auth")), "and the state is forgotten");
        Web planted = Web.newSession(Person.ANONYMOUS);
        planted.keep("q_session", web.cookies().get("__Host-q_session"));
        assertTrue(planted.get("/me", https).toSignIn(), "under the name that anybody may set it is none");
    }

    @Test
    void noForgedIdTokenSignsIn() throws Exception {
        for (String name : tokens.wrong(idClaims(begin()), API).keySet()) {
            Begun begun = begin();
            String token = tokens.wrong(idClaims(begun), API).get(name);
            log.clear();
            refused(name, begun, comeBack(begun, token), token);
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aTokenForAnotherSignInSignsNobodyIn() throws Exception {
        Begun earlier = begin();
        String token = tokens.right(idClaims(earlier));
        assertEquals(302, comeBack(earlier, token).status());
        Map<String, String> nonces = new TreeMap<>(
                Map.of("of an earlier sign-in", earlier.nonce(), "invented", "nonce", "empty", ""));
        for (Map.Entry<String, String> nonce : nonces.entrySet()) {
            Begun begun = begin();
            String other = tokens.right(ForgedTokens.with(idClaims(begun), "nonce", nonce.getValue()));
            log.clear();
            refused("nonce " + nonce.getKey(), begun, comeBack(begun, other), other);
        }
        Begun begun = begin();
        String without = tokens.right(ForgedTokens.with(idClaims(begun), "nonce", null));
        log.clear();
        refused("no nonce", begun, comeBack(begun, without), without);
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aTokenThatWasGivenToAnotherProgramSignsNobodyIn() throws Exception {
        Begun begun = begin();
        Map<String, Object> claims = ForgedTokens.with(ForgedTokens.with(idClaims(begun), "azp", "somebody-else"), "aud",
                List.of(WEB, "somebody-else"));
        String token = tokens.right(claims);
        log.clear();
        refused("azp", begun, comeBack(begun, token), token);
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void anAnswerWithoutATokenSignsNobodyIn() throws Exception {
        for (String said : List.of("{}", "[]", "", "nonsense", "{\"access_token\": \"x\", \"token_type\": \"Bearer\"}",
                "{\"id_token\": null}", "{\"id_token\": 7}", "{\"id_token\": \"\", \"access_token\": \"x\"}")) {
            Begun begun = begin();
            String code = Cast.unique("code");
            send("/test/answer/" + code, said);
            log.clear();
            refused("“" + said + "”", begun, begun.web().get("/sign-in/return?code=" + code + "&state=" + begun.state()),
                    "nothing");
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void anAnswerToAQuestionThatThisBrowserDidNotAskSignsNobodyIn() throws Exception {
        Begun stranger = begin();
        Map<String, String> queries = new TreeMap<>(Map.of("no state", "", "an empty state", "&state=", "an invented state",
                "&state=invented", "a state of another browser", "&state=" + stranger.state()));
        for (Map.Entry<String, String> query : queries.entrySet()) {
            Begun begun = begin();
            String token = tokens.right(idClaims(begun));
            log.clear();
            refused(query.getKey(), begun, begun.web().get("/sign-in/return?code=" + codeFor(token) + query.getValue()), token);
        }
        Begun twice = begin();
        String token = tokens.right(idClaims(twice));
        Web fresh = Web.newSession(Person.ANONYMOUS);
        log.clear();
        refused("a browser without its cookie (somebody else's sign-in)", new Begun(fresh, twice.state(), "", ""),
                fresh.get("/sign-in/return?code=" + codeFor(token) + "&state=" + twice.state()), token);
        Begun doubled = begin();
        String again = tokens.right(idClaims(doubled));
        Web copy = doubled.web().copy();
        assertEquals(302, comeBack(doubled, again).status());
        doubled.web().get("/sign-out");
        log.clear();
        Answer replayed = doubled.web().get("/sign-in/return?code=" + codeFor(again) + "&state=" + doubled.state());
        refused("the same state once more", new Begun(doubled.web(), "", "", ""), replayed, again);
        assertTrue(copy.get("/me").toSignIn(), "what the browser had before it came back is no session");
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void noForgedTokenOpensTheApi() throws Exception {
        Map<String, Object> claims = tokens.claims(API, "Bearer");
        assertEquals(200, suggest(tokens.right(claims)).statusCode(), "a right one does");
        tokens.wrong(claims, WEB).forEach((name, token) -> {
            log.clear();
            HttpResponse<String> answer = suggest(token.replace("\0", ""));
            if (answer.statusCode() != 401
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
                wrong.add(name + ": " + answer.statusCode() + " " + answer.body());
            }
            logged(name, token);
        });
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void inventedKeysAreLookedForOnceAMinute() throws Exception {
        int before = Integer.parseInt(ask("/test/asked"));
        for (int n = 0; n < 200; n++) {
            Map<String, String> forged = tokens.wrong(tokens.claims(API, "Bearer"), WEB);
            assertEquals(401, suggest(forged.get("by a key named /dev/null")).statusCode());
            if (n % 20 == 0) {
                Begun begun = begin();
                comeBack(begun, tokens.wrong(idClaims(begun), API).get("by a key named /dev/null"));
            }
        }
        int asked = Integer.parseInt(ask("/test/asked")) - before;
        // one for the pages and one for the API, and one more each should a minute end meanwhile
        assertTrue(asked <= 4, () -> asked + " times");
    }

    // ---------------------------------------------------------------- steps

    private Map<String, Object> idClaims(Begun begun) {
        return ForgedTokens.with(tokens.claims(WEB, "ID"), "nonce", begun.nonce());
    }

    private static Begun begin() {
        Web web = Web.newSession(Person.ANONYMOUS);
        Answer sent = web.get("/sign-in?return=/help");
        assertTrue(sent.toSignIn(), () -> sent.status() + " " + sent.location());
        return new Begun(web, parameter(sent.location(), "state"), parameter(sent.location(), "nonce"),
                parameter(sent.location(), "code_challenge"));
    }

    private static Answer comeBack(Begun begun, String idToken) throws Exception {
        return begun.web().get("/sign-in/return?code=" + codeFor(idToken) + "&state=" + begun.state());
    }

    private static String codeFor(String idToken) throws Exception {
        String code = Cast.unique("code");
        send("/test/answer/" + code,
                "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": "
                        + new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(idToken) + "}");
        return code;
    }

    private static HttpResponse<String> suggest(String token) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(Web.base() + "/api/v1/tags/suggest"))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\": \"Walking football.\"}")).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // ---------------------------------------------------------------- what must hold

    /** No session, no page of anybody's, words, and a line in the log. */
    private void refused(String name, Begun begun, Answer answer, String token) {
        boolean session = answer.headers().allValues("Set-Cookie").stream()
                .anyMatch(line -> line.startsWith("q_session") && !line.contains("Max-Age=0"));
        if (answer.status() != 400 && answer.status() != 401 && !answer.toSignIn() || session) {
            wrong.add(name + ": " + answer.status() + " " + answer.location() + (session ? " with a session" : ""));
        }
        if (answer.status() < 500 && answer.status() >= 400 && !answer.body().contains("<h1")) {
            wrong.add(name + ": no words: " + answer.body());
        }
        if (!begun.web().get("/me").toSignIn()) {
            wrong.add(name + ": is signed in");
        }
        logged(name, token);
    }

    private void logged(String name, String token) {
        List<String> lines = log.stream()
                .filter(line -> line.contains("network.vanguard.member") || line.contains("CodeAuthenticationMechanism"))
                .toList();
        if (lines.isEmpty()) {
            wrong.add(name + ": not in the log: " + shortened());
        }
        String[] part = token.split("\\.");
        if (part.length > 1 && part[1].length() > 10
                && log.stream().anyMatch(line -> line.contains(part[1]) || line.contains("forged-somebody"))) {
            wrong.add(name + ": the log holds what the token says: " + shortened());
        }
    }

    private String shortened() {
        String all = log.toString();
        return all.substring(0, Math.min(all.length(), 500));
    }

    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertTrue(found.find(), () -> name + " in " + address);
        return found.group(1);
    }

    private static String provider() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    }

    private static String ask(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(provider() + path)).build(), BodyHandlers.ofString()).body();
    }

    private static void send(String path, String body) throws Exception {
        CLIENT.send(HttpRequest.newBuilder(URI.create(provider() + path)).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }
}
