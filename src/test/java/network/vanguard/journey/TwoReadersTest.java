package network.vanguard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
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

/** Two people in two browsers, in one thread at the same time. */
@QuarkusTest
class TwoReadersTest {

    @TestHTTPResource("/")
    String home;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aReplyAppearsAtTheOtherWithoutMovingWhatTheyRead(int width) {
        Thing note = Cast.make("note:network");
        for (int i = 1; i <= 12; i++) {
            post(note, "Comment " + i + " of a thread that is longer than any window. ".repeat(6));
        }
        Page reader = signedIn(Person.COLLEAGUE, width);
        reader.navigate(home + note.in("notes/{slug}"));
        Page writer = signedIn(Person.AUTHOR, width);
        writer.navigate(home + note.in("notes/{slug}"));

        Locator eleventh = reader.locator("article.vn-comment", new Page.LocatorOptions().setHasText("Comment 11 of"));
        eleventh.scrollIntoViewIfNeeded();
        double before = eleventh.boundingBox().y;
        // above what is being read
        writer.locator("article.vn-comment").first()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Reply to")).click();
        writer.getByLabel("Your comment").fill("An answer while you read");
        writer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post comment")).click();
        assertTrue(writer.url().contains("#comment-"), writer.url());

        Locator arrived = reader.locator("article.vn-comment",
                new Page.LocatorOptions().setHasText("An answer while you read"));
        arrived.waitFor();
        assertEquals(List.of("vn-comment vn-comment-2"), List.of(arrived.getAttribute("class")));
        assertEquals(before, eleventh.boundingBox().y, 2, "what is being read has moved");
        Locator said = reader.locator("[data-live-said]");
        assertTrue(said.innerText().startsWith("New comment by "), said.innerText());
        Browser.picture(reader, "arrived-" + width);
        Accessibility.check(reader);
        said.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Go to it")).click();
        assertTrue(reader.url().contains("#comment-"), reader.url());

        // useful, and back; the words that are marked are quoted
        arrived.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Useful")).click();
        arrived = reader.locator("article.vn-comment", new Page.LocatorOptions().setHasText("An answer while you read"));
        assertEquals("true", arrived.locator("button[value=useful]").getAttribute("aria-pressed"));
        Browser.picture(reader, "reacted-" + width);
        arrived.locator(".vn-prose").evaluate("text => getSelection().selectAllChildren(text)");
        arrived.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Reply to")).focus();
        reader.keyboard().press("Enter");
        assertEquals("An answer while you read", reader.getByLabel("Words of it that you quote (optional)").inputValue());
        String handle = Person.AUTHOR.account();
        reader.getByLabel("Your comment").pressSequentially("Thank you @" + handle.substring(0, 5));
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("@" + handle)).click();
        Browser.picture(reader, "reply-" + width);
        Accessibility.check(reader);
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post comment")).click();
        writer.locator("blockquote", new Page.LocatorOptions().setHasText("An answer while you read")).waitFor();
        assertEquals(1, writer.locator("a[href='/members/" + handle + "']", new Page.LocatorOptions().setHasText("@" + handle))
                .count());
        assertEquals(List.of(), Browser.troubles(reader));
        assertEquals(List.of(), Browser.troubles(writer));
        reader.context().close();
        writer.context().close();
    }

    @Test
    void foldedRepliesOpenInPlaceAndANewOneAmongThemIsTold() {
        Thing note = Cast.make("note:network");
        long top = post(note, "Many have something to say to this");
        for (int i = 1; i <= 7; i++) {
            reply(note, top, "Answer " + i);
        }
        Page reader = signedIn(Person.COLLEAGUE, 360);
        reader.navigate(home + note.in("notes/{slug}"));
        assertEquals(6, reader.locator("article.vn-comment").count());
        reply(note, top, "Answer 8");
        Locator said = reader.locator("[data-live-said] a");
        said.waitFor();
        assertEquals(6, reader.locator("article.vn-comment").count());
        reader.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show 2 more replies")).click();
        reader.locator("article.vn-comment", new Page.LocatorOptions().setHasText("Answer 8")).waitFor();
        assertEquals(9, reader.locator("article.vn-comment").count());
        assertTrue(reader.locator("article.vn-comment").last().innerText().contains("Answer 8"));
        said.click();
        assertTrue(reader.url().contains("/branch"), reader.url());
        Accessibility.check(reader);
        assertEquals(List.of(), Browser.troubles(reader));
        reader.context().close();
    }

    private Page signedIn(Person person, int width) {
        Page page = Browser.page(width);
        Cast.enters();
        page.navigate(home + "sign-in");
        page.getByLabel("Username or email").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(home));
        return page;
    }

    private static long post(Thing note, String text) {
        return Web.of(Person.AUTHOR).api("POST", note.in("/api/v1/entries/{id}/comments"), "{\"body\":\"" + text + "\"}").json()
                .get("id")
                .asLong();
    }

    private static long reply(Thing note, long parent, String text) {
        return Web.of(Person.AUTHOR)
                .api("POST", note.in("/api/v1/entries/{id}/comments"), "{\"body\":\"" + text + "\",\"parent\":" + parent
                        + "}")
                .json().get("id").asLong();
    }
}
