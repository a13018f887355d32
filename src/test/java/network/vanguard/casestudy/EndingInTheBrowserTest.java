package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;

/** A case study comes to its end in a real browser, and what the formal side gave is written down, on a phone and on a desk. */
@QuarkusTest
class EndingInTheBrowserTest {

    @Test
    void whoeverLooksAfterItSaysWhatWasGivenAndHowItEnded() {
        Cast.enters();
        for (int width : new int[]{360, 1280}) {
            Thing table = Cast.entry("case-study", "network", "Table for everybody " + width + Cast.unique("n"), Cast.SITE,
                    List.of());
            Cast.sql("UPDATE entry SET review_by = CURRENT_DATE - 70, published_at = '2024-03-05T12:00:00Z' WHERE id = :id",
                    Map.of("id", table.id()));
            Page page = signedIn(width, Person.AUTHOR);
            page.navigate(Web.base() + "/case-studies/" + table.slug());
            look(page, "case-not-confirmed", width);
            page.getByRole(AriaRole.LINK, link("Say what was given, by whom and until when")).click();
            page.locator("#kind-2").check();
            page.getByLabel("What, in a sentence").fill("A grant for the cook, from the health board");
            page.getByLabel("Or another organisation").fill("Newtown Health Board");
            page.getByLabel("Since when").fill("2024-04-01");
            page.getByLabel("How much money, in pounds (optional)").fill("5000");
            page.getByRole(AriaRole.BUTTON, button("Add it")).click();
            page.getByLabel("Who of the group gave permission to tell it").fill("The two who began it");
            page.getByRole(AriaRole.BUTTON, button("Yes, it is informal")).click();
            look(page, "support-with-errors", width);
            page.getByLabel("How they gave it").fill("At their table");
            page.getByLabel("On which day", new Page.GetByLabelOptions().setExact(true)).fill("2026-03-03");
            page.getByRole(AriaRole.BUTTON, button("Yes, it is informal")).click();
            look(page, "support-kept", width);

            page.navigate(Web.base() + "/me");
            look(page, "waiting-still-running", width);
            page.locator("a[href$='/" + table.slug() + "/ending']").click();
            page.getByLabel("In which year").fill("2025");
            page.getByLabel("Others took it over", new Page.GetByLabelOptions().setExact(true)).check();
            page.getByRole(AriaRole.BUTTON, button("Save the ending")).click();
            look(page, "ending-with-errors", width);
            page.getByLabel("Why, in a sentence (optional)").fill("The library runs it on Tuesdays");
            page.getByLabel("One lesson").fill("Find a second cook before the first one leaves.");
            page.getByRole(AriaRole.BUTTON, button("Save the ending")).click();
            assertTrue(page.locator("#ended").innerText().contains("This ended in 2025."));
            look(page, "case-ended", width);
            page.context().close();
            Page giver = signedIn(width, Person.CURATOR);
            giver.navigate(Web.base() + "/organisations/newtown-health-board/support");
            look(giver, "support-given", width);
            giver.context().close();
        }
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page signedIn(int width, Person person) {
        Page page = Browser.page(width);
        page.navigate(Web.base() + "/sign-in");
        page.locator("#username").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        return page;
    }

    private static void look(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        // a form that comes back says so with its status, which the browser notes
        assertEquals(List.of(), Browser.troubles(page).stream().filter(trouble -> !trouble.contains("status of 422")).toList(),
                name);
    }
}
