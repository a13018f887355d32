package network.vanguard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.Samples;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;

/** Writing a case study in a real browser: on a phone, with interruptions, and with somebody else at the same text. */
@QuarkusTest
class CaseJourneyTest {

    private static final int PHONE = 360;

    @TestHTTPResource("/")
    String home;

    @Test
    void aFirstCaseIsWrittenOnAPhoneBySkippingThroughTheQuestions() {
        Page page = signedIn(Person.AUTHOR, PHONE);
        page.navigate(home + "case-studies/new?question=1");
        String title = "Walking football " + Cast.unique("phone");
        page.getByLabel("Title").fill(title);
        page.getByLabel("Summary", new Page.GetByLabelOptions().setExact(true))
                .fill("Older men play football at walking pace.");
        page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).selectOption(Cast.SITE);
        check(page, "question-1");
        press(page, "Save and go on");
        page.getByLabel("What was done (optional)").fill("They met on Tuesdays.");
        press(page, "Save and go on");
        for (int skipped = 3; skipped < 15; skipped++) {
            assertTrue(page.locator("h1").innerText().contains("question " + skipped + " of 15"),
                    page.locator("h1").innerText());
            if (skipped == 6) {
                check(page, "question-6");
            }
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip this question")).click();
        }
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave it out")).click();
        assertEquals(title, page.locator("h1 bdi").innerText());
        assertTrue(page.locator("article").innerText().contains("They met on Tuesdays."));
        assertTrue(page.locator("section[aria-labelledby=completeness]").innerText().contains("To be ready to try it needs:"));
        check(page, "written-on-a-phone");
        press(page, "Submit to the curators");
        assertTrue(page.locator("main").innerText().contains("Waiting for a curator since"), page.locator("main").innerText());
        page.context().close();
    }

    @Test
    void theWholeFormFitsAPhoneAndWhatIsFoldedAwayIsKept() {
        Page page = signedIn(Person.AUTHOR, PHONE);
        page.navigate(home + "case-studies/new");
        int tall = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        assertTrue(tall < 6_500, "The form is " + tall + " pixels long");
        check(page, "form-on-a-phone");
        String title = "Folded " + Cast.unique("form");
        page.getByLabel("Title").fill(title);
        Locator took = page.locator("#group-took");
        assertFalse(page.getByLabel("What it cost (optional)").isVisible());
        // by keyboard
        took.locator("summary").focus();
        page.keyboard().press("Enter");
        page.getByLabel("What it cost (optional)").fill("£5,000 in 2016");
        page.getByLabel("Skills (optional)").fill("Listening");
        took.locator("summary").click();
        page.locator("#group-trying summary").click();
        page.getByLabel("How many minutes it takes (optional)").fill("a while");
        page.locator("#group-trying summary").click();
        press(page, "Save");
        assertTrue(page.locator("#group-trying").getAttribute("open") != null, "what is wrong is shown");
        assertEquals("a while", page.getByLabel("How many minutes it takes (optional)").inputValue());
        assertEquals("What it took: 2 filled", took.locator("summary").innerText().strip());
        assertTrue(took.getAttribute("open") == null && !page.getByLabel("Skills (optional)").isVisible());
        check(page, "form-on-a-phone-again");
        page.getByLabel("How many minutes it takes (optional)").fill("20");
        page.getByLabel("Summary", new Page.GetByLabelOptions().setExact(true)).fill("In a sentence.");
        press(page, "Save");
        assertEquals(title, page.locator("h1 bdi").innerText());
        String article = page.locator("article").innerText();
        assertTrue(article.contains("£5,000 in 2016") && article.contains("Listening"), article);
        // the page of a case leads to single fields: what is folded away opens for them
        page.navigate(page.url().replaceFirst("[?#].*", "") + "/edit#lessons");
        page.getByLabel("What was learnt (optional)").waitFor();
        assertFalse(page.getByLabel("Background (optional)").isVisible());
        page.context().close();
    }

    @Test
    void aCasePrintsWithItsFilesAndWithoutButtons() {
        Thing thing = Cast.make("case-study:public");
        for (Map.Entry<String, byte[]> file : Map.of("walk.png", Samples.picture("png", 900, 500), "plan.pdf",
                Samples.bytes("%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n")).entrySet()) {
            assertEquals(201,
                    Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + thing.id() + "/files",
                            BodyPublishers.ofByteArray(Samples.form(file.getKey(), file.getValue(),
                                    Map.of("alt", "Eight people", "people", "agreed"))),
                            "multipart/form-data; boundary=cut").status());
        }
        Page page = signedIn(Person.AUTHOR, 1280);
        page.navigate(home + "case-studies/" + thing.slug());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String left : List.of("nav", "form", "button", "footer a")) {
            for (Locator one : page.locator(left).all()) {
                assertFalse(one.isVisible(), left + ": " + one.textContent());
            }
        }
        String paper = page.locator("body").innerText();
        assertTrue(paper.contains("plan.pdf (PDF") && paper.contains("entries/" + thing.id()), paper);
        assertFalse(paper.contains("How complete this is") || paper.contains("Nobody has commented"), paper);
        // the picture is on paper, though nobody has scrolled to it
        String pdf = new String(page.pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
        assertTrue(pdf.contains("/Subtype /Image"), pdf.length() + " bytes");
        page.setViewportSize(794, 1123);
        page.locator(".vn-pictures").scrollIntoViewIfNeeded();
        Browser.picture(page, "printed-case");
        page.context().close();
    }

    @Test
    void whatWasTypedSurvivesAClosedTabALostConnectionAndASessionThatEnded() {
        Page page = signedIn(Person.AUTHOR, PHONE);
        String word = Cast.unique("survivor");
        page.navigate(home + "case-studies/new");
        page.getByLabel("Title").fill("Half a " + word);
        page.locator("[data-draft-said]", new Page.LocatorOptions().setHasText("Saved as you typed")).waitFor();
        page.close();

        Page second = Browser.again(page);
        second.navigate(home + "me");
        assertTrue(second.locator("main").innerText().contains("Half a " + word), second.locator("main").innerText());
        check(second, "me-unsent");
        second.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Half a " + word)).first().click();
        assertEquals("Half a " + word, second.getByLabel("Title").inputValue());

        second.context().setOffline(true);
        second.getByLabel("Title").fill("Three quarters of a " + word);
        second.locator("#page-status", new Page.LocatorOptions().setHasText("There is no connection")).waitFor();
        second.context().setOffline(false);
        second.evaluate("window.dispatchEvent(new Event('online'))");
        second.locator("[data-draft-said]", new Page.LocatorOptions().setHasText("Saved as you typed")).waitFor();

        second.context().clearCookies();
        second.getByLabel("Title").fill("The whole " + word);
        second.locator("#page-status", new Page.LocatorOptions().setHasText("Your session has ended")).waitFor();
        check(second, "session-ended");
        signIn(second, Person.AUTHOR);
        second.navigate(home + "notes/new");
        second.locator("#page-status", new Page.LocatorOptions().setHasText("now on your page")).waitFor();
        second.navigate(home + "me");
        second.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The whole " + word)).first().click();
        assertEquals("The whole " + word, second.getByLabel("Title").inputValue(), "nothing is lost");
        second.context().close();
    }

    @Test
    void twoEditorsOfOneCaseSeeBothTextsAndOneChooses() {
        Thing thing = Cast.make("case-study:draft");
        Page one = signedIn(Person.AUTHOR, 1280);
        Page other = signedIn(Person.COLLEAGUE, PHONE);
        for (Page page : List.of(one, other)) {
            page.navigate(home + "case-studies/" + thing.slug() + "/edit");
        }
        one.getByLabel("Summary", new Page.GetByLabelOptions().setExact(true)).fill("As the first one says.");
        press(one, "Save");
        other.getByLabel("Summary", new Page.GetByLabelOptions().setExact(true)).fill("As the second one says.");
        press(other, "Save");
        String both = other.locator("#comparison").innerText();
        assertTrue(both.contains("As the first one says.") && both.contains("As the second one says."), both);
        check(other, "two-editors");
        press(other, "Save");
        assertTrue(other.locator("article").innerText().contains("As the second one says."));
        one.navigate(home + "case-studies/" + thing.slug() + "/history");
        assertEquals(3, one.locator("ol[reversed] li").count(), "both texts are in the history");
        one.context().close();
        other.context().close();
    }

    @Test
    void figuresAndStoriesStandSideBySideUntilTheTellerWithdrawsTheStory() {
        Thing thing = Cast.make("case-study:network");
        Page page = signedIn(Person.AUTHOR, 1280);
        page.navigate(home + "case-studies/" + thing.slug());
        var figure = page.locator(".vn-claim .vn-pair > *").nth(0).boundingBox();
        var story = page.locator(".vn-claim .vn-pair > *").nth(1).boundingBox();
        assertEquals(figure.width, story.width, 1, "as wide as each other");
        assertEquals(figure.y, story.y, 1, "side by side");
        assertTrue(story.y + 40 < 900 && story.y > 0, "in the first screen: " + story.y);
        check(page, "claim-1280");
        page.setViewportSize(PHONE, 900);
        // which of them comes first is what this reader last chose
        var first = page.locator(".vn-claim .vn-pair > *").nth(0).boundingBox();
        var second = page.locator(".vn-claim .vn-pair > *").nth(1).boundingBox();
        assertEquals(first.x, second.x, 1, "one below the other on a phone");
        assertTrue(first.y + first.height <= second.y + 1 || second.y + second.height <= first.y + 1);
        check(page, "claim-360");
        String words = page.locator(".vn-story").first().innerText();
        press(page, "Withdraw this story");
        assertFalse(page.locator("article").innerText().contains(words));
        assertTrue(page.locator("article").innerText().contains("No story yet."));
        page.context().close();
    }

    private Page signedIn(Person person, int width) {
        Page page = Browser.page(width);
        Cast.enters();
        signIn(page, person);
        return page;
    }

    private void signIn(Page page, Person person) {
        page.navigate(home + "sign-in");
        if (page.locator("#kc-login").count() > 0) {
            page.locator("#username").fill(person.account());
            page.locator("#password").fill(person.account());
            page.locator("#kc-login").click();
        }
        assertTrue(page.url().startsWith(home), page.url());
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }

    private static void check(Page page, String name) {
        Browser.picture(page, "case-" + name);
        Accessibility.check(page);
        int width = page.viewportSize().width;
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        assertEquals(List.of(), Browser.troubles(page).stream()
                .filter(trouble -> !trouble.contains("status of 4") && !trouble.contains("ERR_INTERNET_DISCONNECTED")).toList(),
                name);
    }
}
