package network.vanguard.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** From a draft to publication without a phone call: the author on a phone, the curator at a desk. */
@QuarkusTest
class ReviewJourneyTest {

    private static final int PHONE = 360;
    private static final int DESK = 1280;

    @TestHTTPResource("/")
    String home;

    @Test
    void aCaseStudyIsSubmittedReturnedWithNotesImprovedAndPublished() {
        Thing thing = Cast.make("case-study:draft");
        Page author = signedIn(PHONE, true, Person.AUTHOR);
        Page curator = signedIn(DESK, true, Person.CURATOR);

        author.navigate(home + "case-studies/" + thing.slug());
        press(author, "Submit to the curators");
        assertTrue(text(author).contains("No curator has taken it into review yet."), text(author));

        // it is not the only one that waits, and it has waited longest
        Cast.sql("UPDATE entry_event SET at = CAST('2001-01-01T10:00:00Z' AS timestamptz) WHERE entry_id = :id",
                Map.of("id", thing.id()));
        curator.navigate(home + "curation");
        check(curator, "queue", DESK);
        curator.locator(".vn-entries a").first().click();
        press(curator, "Take it into review");
        author.reload();
        assertTrue(text(author).contains("In review by"), text(author));
        check(author, "author-in-review", PHONE);

        follow(curator, "Fill in the checklist");
        curator.locator("#outcome-done").selectOption("not-yet");
        curator.locator("#note-done").fill("Who asked the people? A stranger cannot tell.");
        curator.locator("#outcome-figures").selectOption("met");
        check(curator, "checklist", DESK);
        press(curator, "Save the checklist");
        curator.locator("summary", new Page.LocatorOptions().setHasText("Return it to the author")).click();
        curator.locator("#return-reason").fill("Nearly there: one thing is missing.");
        press(curator, "Return to the author");
        check(curator, "returned-curator", DESK);

        author.reload();
        assertTrue(text(author).contains("Nearly there: one thing is missing."), text(author));
        assertTrue(text(author).contains("Who asked the people? A stranger cannot tell."), text(author));
        check(author, "author-returned", PHONE);
        follow(author, "Can a stranger tell what was done?");
        assertTrue(author.url().endsWith("/edit#asked-done"), author.url());
        assertTrue(author.locator("#asked-done").isVisible(), "the note stands beside its field");
        assertTrue(text(author).contains("Who asked the people?"), text(author));
        Browser.picture(author, "review-author-edit-" + PHONE);
        author.locator("#whatWasDone").fill("Two nurses asked them at home.");
        press(author, "Save");
        assertTrue(text(author).contains("It is version 2 by now"), text(author));
        author.locator("#submit-reason").fill("Now it says who.");
        press(author, "Submit to the curators");

        curator.navigate(home + "case-studies/" + thing.slug());
        follow(curator, "Fill in the checklist");
        assertTrue(text(curator).contains("Last time: not yet."), text(curator));
        assertEquals("met", curator.locator("#outcome-figures").inputValue(), "what was met is chosen already");
        curator.locator("#outcome-done").selectOption("met");
        press(curator, "Save the checklist");
        follow(curator, "Judge the evidence of result 1");
        check(curator, "judge", DESK);
        curator.getByLabel("Fair evidence").check();
        curator.getByLabel("Effect on the gap not known").check();
        curator.locator("#reason").fill("Counted before and after; nobody says who came.");
        press(curator, "Save the judgement");
        press(curator, "Publish");

        author.reload();
        assertTrue(text(author).contains("Fair evidence"), text(author));
        check(author, "author-published", PHONE);
        follow(author, "Reply to this judgement of result 1");
        author.locator("summary", new Page.LocatorOptions().setHasText("Reply to this")).click();
        author.locator("textarea[name=message]").fill("Mostly people over seventy.");
        press(author, "Send the reply");
        assertTrue(text(author).contains("Mostly people over seventy."), text(author));
        check(author, "author-replied", PHONE);
        author.navigate(home + "case-studies/" + thing.slug());
        follow(author, "History of this case study");
        for (String step : List.of("Begun as a draft", "Submitted to the curators", "Taken into review",
                "Returned to its author",
                "Published", "no word added", "Now it says who.")) {
            assertTrue(text(author).contains(step), step + " in " + text(author));
        }
        check(author, "history", PHONE);
        author.context().close();
        curator.context().close();
    }

    @Test
    void collectionsAndLeadsAreKeptWithoutScripts() {
        Thing note = Cast.make("note:public");
        Thing other = Cast.make("note:public");
        Page curator = signedIn(DESK, false, Person.CURATOR);
        curator.navigate(home + "collections");
        press(curator, "Make a collection");
        press(curator, "Save");
        assertTrue(curator.title().startsWith("Error: "), curator.title());
        String title = "Zz begun on " + Cast.unique("foot");
        curator.locator("#title").fill(title);
        curator.locator("#body").fill("Three ways to **begin** without money.");
        curator.locator("#visibility").selectOption("public");
        press(curator, "Save");
        for (Thing thing : List.of(note, other)) {
            curator.locator("#other").fill("/notes/" + thing.slug());
            curator.locator("#note").fill("It is the shortest way.");
            press(curator, "Put it in");
        }
        curator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move up")).click();
        String first = curator.locator(".vn-entries h3 a").first().getAttribute("href");
        assertEquals("/notes/" + other.slug(), first);
        Browser.picture(curator, "review-collection-" + DESK);
        String collection = curator.url().replaceFirst("#.*", "");

        long comment = comment(note.id(), "There is a [shed for men in Swansea](https://shed.example/" + note.id() + ") too.");
        curator.navigate(home + "comments/" + comment + "/lead");
        Browser.picture(curator, "review-lead-form-" + DESK);
        curator.navigate(home + "curation/leads");
        Browser.picture(curator, "review-leads-" + DESK);
        curator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a stub of shed for men in Swansea"))
                .last().click();
        assertEquals("shed for men in Swansea", curator.locator("h1 bdi").innerText());
        Browser.picture(curator, "review-stub-" + DESK);
        curator.context().close();

        Page reader = signedIn(PHONE, true, Person.CURATOR);
        for (String address : List.of(collection, home + "collections", home + "collections/new", home + "curation",
                home + "curation/leads", home + "notes/" + note.slug(), home + "comments/" + comment + "/lead",
                home + "entries/" + Cast.make("case-study:submitted").id() + "/checklist",
                home + "entries/" + Cast.make("case-study:network").id() + "/judgements?claim=1")) {
            reader.navigate(address);
            check(reader, "phone-" + address.replaceFirst("^.*?//[^/]*/", "").replaceAll("[^a-z]+", "-"), PHONE);
        }
        reader.navigate(home + "notes/" + note.slug());
        follow(reader, title);
        assertEquals(title, reader.locator("h1 bdi").innerText());
        reader.context().close();
    }

    private static long comment(long entryId, String body) {
        return Web.of(Person.PRACTITIONER)
                .api("POST", "/api/v1/entries/" + entryId + "/comments", "{\"body\":\"" + body + "\"}")
                .json().get("id").asLong();
    }

    private Page signedIn(int width, boolean scripts, Person person) {
        Page page = Browser.page(width, scripts);
        page.navigate(home + "sign-in");
        page.locator("#username").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        assertTrue(page.url().startsWith(home), page.url());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    }

    private static String text(Page page) {
        return page.locator("main").innerText();
    }

    private static void check(Page page, String name, int width) {
        Browser.picture(page, "review-" + name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        HtmlCheck.valid(page.context().request().get(page.url()).text());
        assertEquals(List.of(), Browser.troubles(page).stream().filter(trouble -> !trouble.contains("422")).toList(), name);
    }
}
