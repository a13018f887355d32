package network.vanguard.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.local.Tokens;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** The main job: find what others did, see what is like it and why, share a note, comment, leave. At a desk and on a phone. */
@QuarkusTest
class JourneyTest {

    @TestHTTPResource("/")
    String home;

    /** An administrator brings the sites, a curator the rest: each import keeps the lines that its sender may write. */
    @BeforeEach
    void theStarterContent() throws Exception {
        for (String account : List.of("administrator", "curator")) {
            byte[] lines;
            try (InputStream in = getClass().getResourceAsStream("/starter/starter.ndjson")) {
                lines = in.readAllBytes();
            }
            String address = given().header("Authorization", "Bearer " + Tokens.of(account)).contentType("application/x-ndjson")
                    .body(lines)
                    .post("/api/v1/imports").then().statusCode(202).extract().header("Location");
            Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1))
                    .until(() -> "done".equals(
                            given().header("Authorization", "Bearer " + Tokens.of(account)).get(address).path("state")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aContributorFindsMillomSharesANoteAndComments(int width) {
        Page page = Browser.page(width);
        page.navigate(home);
        check(page, "front", width);

        page.getByLabel("Search the Vanguard Learning Network").fill("milom");
        page.keyboard().press("Enter");
        check(page, "search", width);
        assertTrue(page.locator("ol.vn-entries li").first().boundingBox().y < 700,
                "the first result can be seen without scrolling");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Millom Health Action Group")))
                .first().click();
        assertTrue(page.title().startsWith("Millom Health Action Group"), page.title());
        Locator similar = page.locator("section[aria-labelledby=similar-heading] li");
        assertTrue(similar.count() >= 3, "similar practices: " + similar.count());
        for (String one : similar.allInnerTexts()) {
            assertTrue(one.contains("Both") || one.contains("both"), "says why: " + one);
        }
        check(page, "case-study", width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Browser.picture(page, "case-study-print-" + width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in").setExact(true)).first().click();
        page.getByLabel("Username or email").fill("erewash");
        page.locator("#password").fill("erewash");
        page.locator("#kc-login").click();
        assertTrue(page.title().startsWith("Millom Health Action Group"), "back to the page that was asked for: " + page.url());

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a practice note about this")).click();
        check(page, "note-form", width);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish")).click();
        assertTrue(page.title().startsWith("Error: "), page.title());
        check(page, "note-form-errors", width);
        page.getByLabel("Title").fill("Ask the caretaker first");
        page.getByLabel("Your note").fill("He has the **keys**, and he let the time banking group in.");
        page.locator("summary", new Page.LocatorOptions().setHasText("Topics")).click();
        page.getByLabel("Topics (optional)", new Page.GetByLabelOptions().setExact(true)).fill("rural, volunteering");
        Locator suggestion = page.getByLabel("Time banking", new Page.GetByLabelOptions().setExact(true));
        suggestion.waitFor();
        assertTrue(page.locator("#suggested").innerText().contains("The text speaks of “Time banking”"),
                page.locator("#suggested").innerText());
        page.locator("label", new Page.LocatorOptions().setHasText("Time banking")).click();
        check(page, "note-form-suggested", width);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Preview")).click();
        assertEquals("keys", page.locator("#preview strong").innerText());
        check(page, "note-form-preview", width);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish")).click();
        assertEquals("Ask the caretaker first", page.locator("h1 bdi").innerText());
        assertEquals("keys", page.locator(".vn-prose strong").innerText());
        assertTrue(page.locator(".vn-topics").first().innerText().contains("Time banking"), "the topic that was ticked");
        check(page, "note", width);

        page.navigate(home + "case-studies/millom-health-action-group");
        page.getByLabel("Your comment").fill("We did the same in Ilkeston: the film cost us nothing.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post comment")).click();
        assertTrue(page.url().contains("#comment-"), page.url());
        assertTrue(page.locator("#comments").innerText().contains("the film cost us nothing"));
        check(page, "comment", width);

        page.navigate(home + "tags/volunteering");
        check(page, "topic", width);
        page.navigate(home + "sites/wellbeing-erewash");
        check(page, "site", width);
        for (String more : List.of("", "case-studies", "notes", "discussions", "sites", "tags", "me", "help", "docs/api",
                "case-studies/new", "discussions/new", "case-studies/millom-health-action-group/history", "no-such-page")) {
            page.navigate(home + more);
            check(page, "erewash-" + more.replace('/', '-'), width);
        }

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertEquals("You are signed out", page.locator("h1").innerText());
        check(page, "signed-out", width);
        page.context().close();
    }

    /** What holds on every page: accessible, valid HTML, nothing refused by the browser, no sideways scrolling. */
    private static void check(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        if (!name.endsWith("-errors")) {
            HtmlCheck.valid(page.context().request().get(page.url()).text());
        }
        List<String> troubles = Browser.troubles(page).stream()
                .filter(trouble -> !trouble.contains("404") && !trouble.contains("422"))
                .toList();
        assertEquals(List.of(), troubles, name);
    }
}
