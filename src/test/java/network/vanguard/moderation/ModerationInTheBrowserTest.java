package network.vanguard.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** A comment is reported, a moderator hides it, its author reads why and appeals, and somebody else answers: each in their own browser. */
@QuarkusTest
class ModerationInTheBrowserTest {

    @TestHTTPResource("/")
    String home;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aCommentIsReportedHiddenAppealedAgainstAndShownAgain(int width) {
        Cast.enters();
        Thing note = Cast.make("note:network");
        String words = Cast.unique("Nights are for people who cannot get days ");
        Cast.bean(CommentService.class).post(note.id(), new CommentInput(words, null, null, null), Cast.viewer(Person.AUTHOR));
        String place = "notes/" + note.slug();

        Page reporter = signedIn(Person.PRACTITIONER, width, place);
        link(reporter, "Report the comment");
        button(reporter, "Send the report");
        assertTrue(reporter.title().startsWith("Error: "), reporter.title());
        check(reporter, "report-errors", width);
        reporter.getByLabel("2. Respect for people").check();
        reporter.getByLabel("What is wrong, in your own words?").fill("It belittles everybody who works nights.");
        check(reporter, "report", width);
        button(reporter, "Send the report");
        assertTrue(reporter.locator("main").innerText().contains("A moderator will look at it"));

        Page moderator = signedIn(Person.MODERATOR, width, "me");
        check(moderator, "moderator-me", width);
        moderator.navigate(home + "moderation");
        check(moderator, "moderation", width);
        long caseId = Cast.count("SELECT max(id) FROM moderation_case");
        moderator.navigate(home + "moderation/" + caseId);
        check(moderator, "moderation-case", width);
        button(moderator, "I will look at this");
        moderator.getByLabel("Hide it").check();
        moderator.getByLabel("Which rule did you look at?").selectOption("respect");
        moderator.getByLabel("Your reason").fill("It speaks of colleagues without respect.");
        button(moderator, "Decide");
        check(moderator, "moderation-decided", width);

        Page author = signedIn(Person.AUTHOR, width, place);
        assertTrue(!author.locator("#comments").innerText().contains(words));
        check(author, "hidden-comment", width);
        link(author, "You wrote it: why it is hidden");
        check(author, "decision", width);
        author.getByLabel("Why should it be shown again?").fill("I quoted what a manager said to us.");
        button(author, "Send the appeal");
        check(author, "decision-appealed", width);

        Page other = signedIn(Person.ADMINISTRATOR, width, "moderation/" + caseId);
        assertTrue(other.locator("main").innerText().contains("I quoted what a manager said to us."));
        other.getByLabel("Show it again").check();
        other.getByLabel("Your reason").fill("It is a quotation, and says so.");
        check(other, "appeal", width);
        button(other, "Answer");
        other.navigate(home + "moderation/log");
        check(other, "audit-log", width);
        button(other, "Check it now");
        assertTrue(other.locator("main").innerText().contains("The log is whole"), other.locator("main").innerText());

        author.navigate(home + "me");
        check(author, "author-me", width);
        author.navigate(home + place);
        assertTrue(author.locator("#comments").innerText().contains(words));
        reporter.navigate(home + "me");
        assertTrue(reporter.locator("main").innerText().contains("shown again"), "the reporter is told");
        reporter.navigate(home + "rules");
        check(reporter, "rules", width);
        for (Page page : List.of(reporter, moderator, author, other)) {
            page.context().close();
        }
    }

    private Page signedIn(Person person, int width, String place) {
        Page page = Browser.page(width);
        page.navigate(home + "sign-in?return=/" + place);
        page.getByLabel("Username or email").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        assertTrue(page.url().startsWith(home), page.url());
        return page;
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name))).first().click();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static void check(Page page, String name, int width) {
        Browser.picture(page, "moderation-" + name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        if (!name.endsWith("-errors") && !name.equals("report")) {
            HtmlCheck.valid(page.context().request().get(page.url()).text());
        }
        assertEquals(List.of(), Browser.troubles(page).stream().filter(trouble -> !trouble.contains("422")).toList(), name);
    }
}
