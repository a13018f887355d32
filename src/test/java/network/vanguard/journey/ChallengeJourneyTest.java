package network.vanguard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** Two people in two browsers: one challenges from a phone, the other answers at a desk, and both see how it stands. */
@QuarkusTest
class ChallengeJourneyTest {

    private static final int DESK = 1280;
    private static final int PHONE = 360;

    @TestHTTPResource("/")
    String home;

    @Test
    void aChallengeIsRaisedAgesAndIsAnswered() {
        Thing note = Cast.make("note:network");
        String text = "Where do the " + Cast.unique("bicycles") + " come from, and who mends them?";
        Page challenger = signedIn(Person.PRACTITIONER, PHONE);
        challenger.navigate(home + "notes/" + note.slug());
        challenger.getByLabel("Your comment").fill(text);
        challenger.getByLabel("What it is").selectOption("challenge");
        press(challenger, "Post comment");
        assertTrue(challenger.locator("#comments").innerText().contains("answers for this"),
                challenger.locator("#comments").innerText());
        check(challenger, "raised");

        // those of other tests come after it
        Cast.sql("UPDATE challenge SET due = due + 300 WHERE comment_id <> (SELECT id FROM comment WHERE body = :text)",
                Map.of("text", text));
        Page owner = signedIn(Person.AUTHOR, DESK);
        owner.navigate(home + "me");
        assertTrue(owner.locator("section[aria-labelledby=challenges-waiting]").innerText().contains(text));
        check(owner, "waiting");
        Cast.sql("UPDATE challenge SET due = CURRENT_DATE - 1 WHERE comment_id = (SELECT id FROM comment WHERE body = :text)",
                Map.of("text", text));
        owner.navigate(home + "challenges?for=me");
        check(owner, "queue");
        owner.navigate(home + "notes/" + note.slug());
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("a challenge below is past its day")).click();
        assertTrue(owner.locator("main").innerText().contains("Unanswered"), owner.locator("main").innerText());
        assertFalse(owner.locator("main").innerText().contains("Mark as answered"), "whoever is asked does not decide");
        check(owner, "owner");
        owner.getByLabel("What is it that you do not know, or who might?").fill("Ask the workshop.");
        press(owner, "We do not know");
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply to the challenge")).click();
        owner.getByLabel("Your comment").fill("The police give us what nobody claims.");
        press(owner, "Post comment");

        challenger.navigate(home + "notes/" + note.slug());
        challenger.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How this challenge stands")).click();
        check(challenger, "challenger");
        challenger.getByLabel(Pattern.compile("The police give us")).check();
        press(challenger, "Mark as answered");
        assertTrue(challenger.locator("main").innerText().contains("the reply that answers it"));
        check(challenger, "answered");
        owner.navigate(home + "notes/" + note.slug());
        assertFalse(owner.locator("main").innerText().contains("past its day"));
        owner.navigate(home + "");
        check(owner, "front");
        challenger.context().close();
        owner.context().close();
    }

    @Test
    void aQuestionIsPutToSomebodyAndItsAnswerAcceptedAndANotePlaced() {
        Cast.enters();
        Cast.topic(Cast.TOPIC, "Zz kept topic");
        Thing discussion = Cast.entry("discussion", "network", "Who lends " + Cast.unique("marquees") + "?", Cast.SITE,
                List.of(Cast.TOPIC));
        Page asker = signedIn(Person.AUTHOR, PHONE);
        asker.navigate(home + "discussions/" + discussion.slug());
        asker.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask somebody to answer")).click();
        asker.getByLabel("Somebody by name").fill("lead");
        press(asker, "Ask");
        asker.navigate(home + "entries/" + discussion.id() + "/ask");
        check(asker, "ask");
        Page asked = signedIn(Person.LEAD, DESK);
        asked.navigate(home + "me");
        check(asked, "asked");
        asked.locator("section[aria-labelledby=asked-of-you] li", new Page.LocatorOptions().setHasText("Who lends")).last()
                .locator("a", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("Answer")).click();
        asked.getByLabel("Your comment").fill("The rugby club does.");
        press(asked, "Post comment");
        asker.navigate(home + "discussions/" + discussion.slug());
        asker.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^This answers my question")))
                .first()
                .click();
        assertTrue(asker.locator("#comments").innerText().contains("Accepted by the person who asked"));
        check(asker, "accepted");
        asked.navigate(home + "discussions?mark=without-answer");
        check(asked, "without-answer");

        asker.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Say where this stands")).click();
        check(asker, "choose");
        asker.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Is change built to a plan, or does it grow?"))
                .click();
        check(asker, "place");
        asker.getByLabel("Mostly organic").check();
        asker.getByLabel("Why there").fill("Nobody planned it.");
        press(asker, "It stands there");
        assertTrue(asker.locator("main").innerText().contains("Nobody planned it."));
        check(asker, "tension");
        asked.navigate(home + "tensions/engineered-or-organic");
        asked.locator("summary", new Page.LocatorOptions().setHasText("The numbers as a table")).click();
        check(asked, "tension");
        asked.navigate(home + "tensions");
        check(asked, "tensions");
        asked.navigate(home + "discussions/" + discussion.slug());
        check(asked, "discussion");
        assertEquals(1, asked.locator("#stands-heading").count());
        asker.context().close();
        asked.context().close();
    }

    private Page signedIn(Person person, int width) {
        Page page = Browser.page(width);
        Cast.enters();
        page.navigate(home + "sign-in");
        if (page.locator("#kc-login").count() > 0) {
            page.locator("#username").fill(person.account());
            page.locator("#password").fill(person.account());
            page.locator("#kc-login").click();
        }
        assertTrue(page.url().startsWith(home), page.url());
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }

    private static void check(Page page, String name) {
        int width = page.viewportSize().width;
        Browser.picture(page, "challenge-" + name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        HtmlCheck.valid(page.context().request().get(page.url()).text());
        assertEquals(List.of(), Browser.troubles(page), name);
    }
}
