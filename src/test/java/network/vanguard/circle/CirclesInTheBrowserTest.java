package network.vanguard.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** Two people in two browsers: a circle that only its members find, and a comment as a role that a moderator looks up. */
@QuarkusTest
class CirclesInTheBrowserTest {

    private static final int PHONE = 360;
    private static final int DESK = 1280;

    @TestHTTPResource("/")
    String home;

    @Test
    void aCircleIsMadeJoinedWrittenInAndFoundByNobodyElse() {
        Cast.enters();
        Page author = signedIn(PHONE, Person.AUTHOR);
        Page colleague = signedIn(DESK, Person.COLLEAGUE);
        author.navigate(home + "circles");
        press(author, "Make a circle");
        press(author, "Make the circle");
        assertTrue(text(author).contains("Give the circle a name."), text(author));
        Browser.picture(author, "circle-form-errors-" + PHONE);
        author.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Zzwinter night shift");
        author.getByLabel("What it is for, in a sentence").fill("To say what is hard, and go home lighter.");
        check(author, "circle-form", PHONE);
        press(author, "Make the circle");
        author.getByLabel("Invite somebody").fill("stockport");
        press(author, "Invite");
        assertTrue(text(author).contains("is invited"), text(author));
        check(author, "circle-new", PHONE);
        String circle = author.url();

        colleague.navigate(circle);
        assertEquals("Page not found", colleague.locator("h1").innerText());
        colleague.navigate(home + "me");
        assertTrue(text(colleague).contains("invites you to the circle “Zzwinter night shift”"), text(colleague));
        check(colleague, "circle-waiting", DESK);
        colleague.navigate(home + "circles");
        assertFalse(text(colleague).contains("go home lighter"), text(colleague));
        check(colleague, "circle-invited", DESK);
        colleague.getByRole(AriaRole.LISTITEM)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Zzwinter"))
                .getByRole(AriaRole.BUTTON).first().click();
        assertTrue(text(colleague).contains("go home lighter"), text(colleague));

        author.navigate(circle);
        follow(author, "Write a practice note in this circle");
        author.getByLabel("Title").fill("Zzfrostwort I cannot sleep");
        author.getByLabel("Your note").fill("After a shift like that I lie awake.");
        check(author, "circle-note-form", PHONE);
        press(author, "Publish");
        assertTrue(text(author).contains("This is in the circle Zzwinter night shift"), text(author));
        check(author, "circle-note", PHONE);
        String note = author.url();

        colleague.navigate(note);
        colleague.getByLabel("Your comment").fill("Nor do I. Ring me.");
        press(colleague, "Post comment");
        assertTrue(text(colleague).contains("Nor do I. Ring me."), text(colleague));
        colleague.navigate(circle);
        check(colleague, "circle", DESK);
        colleague.locator("summary", new Page.LocatorOptions().setHasText("Propose to publish this")).click();
        press(colleague, "Propose it");
        author.navigate(circle);
        assertTrue(text(author).contains("1 of 2 have said yes"), text(author));
        check(author, "circle-proposed", PHONE);

        for (Person outside : List.of(Person.ADMINISTRATOR, Person.MODERATOR)) {
            Page other = signedIn(DESK, outside);
            for (String address : List.of(circle, note)) {
                Response answer = other.navigate(address);
                assertEquals(404, answer.status(), outside + " " + address);
            }
            for (String address : List.of("search?q=Zzfrostwort", "notes", "discussions", "circles", "me", "members/erewash",
                    "map",
                    "moderation/log", "curation", "")) {
                other.navigate(home + address);
                String page = other.content().replace("q=Zzfrostwort", "").replace("value=\"Zzfrostwort\"", "");
                assertFalse(page.contains("Zzfrostwort I cannot") || page.contains("Zzwinter"), outside + " " + address);
            }
            other.context().close();
        }

        author.locator("button[name=answer][value=no]").click();
        assertTrue(text(author).contains("Nobody is told who said no"), text(author));
        follow(author, "Leave the circle");
        check(author, "circle-leave", PHONE);
        author.getByLabel("Delete it").check();
        press(author, "Leave the circle");
        assertTrue(text(author).contains("You have left the circle."), text(author));
        colleague.navigate(note);
        assertEquals("Page not found", colleague.locator("h1").innerText());
        author.context().close();
        colleague.context().close();
    }

    @Test
    void aCommentAsARoleIsLookedUpByAModeratorWithAReason() {
        Thing note = Cast.make("note:network");
        Page person = signedIn(PHONE, Person.PRACTITIONER);
        Page moderator = signedIn(DESK, Person.MODERATOR);
        person.navigate(home + "notes/" + note.slug());
        person.getByLabel("Your comment").fill("On our ward nobody dares to say so.");
        person.locator("summary", new Page.LocatorOptions().setHasText("Speak as your role")).click();
        person.locator("#role").selectOption("nurse");
        check(person, "role-form", PHONE);
        press(person, "Post comment");
        assertTrue(text(person).contains("Choose also where"), text(person));
        Browser.picture(person, "role-errors-" + PHONE);
        person.locator("#setting").selectOption("hospital");
        press(person, "Post comment");
        assertTrue(text(person).contains("A nurse in a hospital (1)"), text(person));
        assertTrue(text(person).contains("You wrote this. Others see your role only."), text(person));
        check(person, "role-own", PHONE);

        moderator.navigate(home + "notes/" + note.slug());
        check(moderator, "role-moderator", DESK);
        follow(moderator, "Find out who this is");
        press(moderator, "Show who it is");
        assertTrue(text(moderator).contains("Say why you need to know"), text(moderator));
        moderator.getByLabel("Why you need to know").fill("Somebody on that ward may be in danger.");
        check(moderator, "role-ask", DESK);
        press(moderator, "Show who it is");
        assertTrue(text(moderator).contains("(practitioner)"), text(moderator));
        Browser.picture(moderator, "role-found-" + DESK);

        person.navigate(home + "me");
        assertTrue(text(person).contains("Somebody on that ward may be in danger."), text(person));
        check(person, "role-told", PHONE);
        person.context().close();
        moderator.context().close();
    }

    private Page signedIn(int width, Person person) {
        Page page = Browser.page(width);
        page.navigate(home + "sign-in");
        page.locator("#username").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        assertTrue(page.url().startsWith(home), page.url());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    }

    private static String text(Page page) {
        return page.locator("main").innerText();
    }

    private static void check(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        HtmlCheck.valid(page.context().request().get(page.url()).text());
        assertEquals(List.of(), Browser.troubles(page).stream()
                .filter(trouble -> !trouble.contains("404") && !trouble.contains("422")).toList(), name);
    }
}
