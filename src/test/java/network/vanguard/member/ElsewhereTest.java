package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** TH8: whatever a link asks for, signing in and out ends on this host. Headers of proxies are ForwardedHeadersTest's. */
@QuarkusTest
class ElsewhereTest {

    private static final String EVIL = "evil.example";
    /** Ways to write another host; {@code @@} is its name. */
    private static final List<String> SPELLINGS = List.of("https://@@", "http://@@/", "HTTPS://@@", "hTTp:@@", "http:/@@",
            "http:///@@",
            "https:@@", "https:\\\\@@", "//@@", "///@@", "////@@", "/\\@@", "\\/@@", "\\\\@@", "\\@@", "/\\/@@", "//\\@@",
            "/\t/@@",
            "/\n/@@", "/\r/@@", "\t//@@", " //@@", "\u00a0//@@", "\u3000//@@", "\u2028//@@", "//@@\\", "//@@%00", "//@@#",
            "//@@?",
            "//localhost@@@", "//localhost:80@@@", "https://localhost@@@/", "https://localhost:8080:80@@@",
            "https://@@\\@localhost",
            "https://@@#@localhost", "https://@@?@localhost", "https://localhost.@@/", "https://@@/localhost", "//[::1]@@@",
            "/%2f@@", "/%2F%2F@@", "%2f%2f@@", "/%5c@@", "%5c%5c@@", "/%09/@@", "/%0a/@@", "/%0d%0aLocation:%20https://@@",
            "/\r\nLocation: //@@",
            "/.//@@", "/..//@@", "/./../../@@/..//@@", "/x/..//@@", "/x//@@", "/;//@@", "/.;/@@", "/%2e%2e//@@",
            "javascript:alert('@@')",
            "java\tscript:location='//@@'", "JaVaScRiPt://@@/%0aalert(1)", "data:text/html,<a href=//@@>", "vbscript:@@",
            "file://@@/",
            "ftp://@@", "mailto:a@@@", "view-source:https://@@", "blob:https://@@", "about:@@", "ws://@@",
            "//evil\u3002example", "//\u24d4vil.example",
            "//evil%E3%80%82example", "\uff0f\uff0f@@", "/\uff0f@@", "\u2044\u2044@@", "//0x7f.1/@@", "//2130706433/@@",
            "//xn--vil-epa.example/@@",
            "\u0000//@@", "/\u0000/@@", "\ufeff//@@", "\u200b//@@", "///\\;@@", "//;@@", "//$@@", "*//@@", "https&colon;//@@",
            "/redirect?to=//@@",
            "?return=//@@", "#//@@", "/sign-in?return=//@@", "/sign-out?post_logout_redirect_uri=https://@@");

    @Test
    void aSignInEndsOnThisHostWhateverItsAddressAsksFor() {
        Web web = Web.of(Person.AUTHOR);
        List<String> wrong = new ArrayList<>();
        for (String spelling : SPELLINGS) {
            String asked = spelling.replace("@@", EVIL);
            Stream.of(encoded(asked), encoded(encoded(asked))).forEach(value -> {
                Answer answer = web.get("/sign-in?return=" + value);
                if (answer.status() == 303 ? !here(answer.location()) : answer.status() != 400) {
                    wrong.add(asked + ": " + answer.status() + " " + answer.location());
                }
            });
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aVisitorIsSentToTheSignInAndNowhereElse() {
        String provider = URI.create(org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.oidc.auth-server-url", String.class)).getAuthority();
        String back = encoded(Web.base() + "/sign-in/return");
        List<String> wrong = new ArrayList<>();
        for (String spelling : SPELLINGS) {
            Answer answer = Web.newSession(Person.ANONYMOUS).get("/sign-in?return=" + encoded(spelling.replace("@@", EVIL)));
            boolean right = answer.toSignIn() && URI.create(answer.location()).getAuthority().equals(provider)
                    && answer.location().contains("redirect_uri=" + back + "&") && !answer.location().contains(EVIL);
            if (!right && answer.status() != 400) {
                wrong.add(spelling + ": " + answer.status() + " " + answer.location());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aPageThatNeedsASignInIsComeBackToOnThisHost() {
        List<String> wrong = new ArrayList<>();
        for (String path : List.of("//" + EVIL + "/..//me", "//" + EVIL + "/%2e%2e/me", "/me?x=https://" + EVIL,
                "/me?next=//" + EVIL, "/%5c" + EVIL + "/../me",
                "/me/..//" + EVIL)) {
            Web.Returned returned = Web.almostSignedIn(Person.PRACTITIONER, path);
            if (returned == null) {
                continue; // nobody is asked to sign in for it
            }
            Answer at = returned.web().get(returned.address());
            for (int n = 0; n < 4 && at.status() >= 300 && at.status() < 400; n++) {
                if (!here(at.location())) {
                    wrong.add(path + ": " + at.location());
                    break;
                }
                at = returned.web().get(at.location());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aSignOutEndsOnThisHost() {
        for (String query : List.of("?post_logout_redirect_uri=https://" + EVIL, "?return=//" + EVIL, "?returnTo=//" + EVIL,
                "?state=//" + EVIL,
                "?redirect_uri=https://" + EVIL)) {
            Answer visitor = Web.newSession(Person.ANONYMOUS).get("/sign-out" + query);
            assertEquals(200, visitor.status(), query);
            Web web = Web.newSession(Person.PRACTITIONER);
            Answer out = web.get("/sign-out" + query);
            assertEquals(302, out.status(), query);
            assertEquals(false, out.location().contains(EVIL), out.location());
            Answer end = web.get(out.location());
            assertEquals(302, end.status(), query);
            assertEquals(true, here(end.location()), end.location());
        }
    }

    /** Where a browser would go from a page of ours: it takes a backslash for a slash and passes over tabs and line ends. */
    private static boolean here(String location) {
        String read = location.replaceAll("[\\t\\r\\n]", "").replace('\\', '/').strip();
        if (read.startsWith(Web.base() + "/")) {
            return true;
        }
        return read.startsWith("/") && !read.startsWith("//");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
