package network.vanguard.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;

/** A note in a real browser, on a desk and on a phone: written in a few taps, kept right by its owner, answered by readers. */
@QuarkusTest
class NoteInTheBrowserTest {

    private static final int PHONE = 360;
    private static final int DESK = 1280;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void aNoteIsWrittenOnAPhoneInAFewTaps() {
        Page page = signedIn(PHONE, Person.AUTHOR);
        page.navigate(Web.base() + "/notes/new");
        look(page, "note-new", PHONE);
        Locator publish = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish"));
        assertTrue(publish.boundingBox().y < 2 * 900,
                "Publish stands on the second screen at the latest: " + publish.boundingBox().y);
        page.getByLabel("Title").fill("Ask the caretaker first " + Cast.unique("n"));
        page.getByLabel("Your note").fill("He has the keys.");
        page.getByText("A first step for somebody elsewhere").click();
        page.getByLabel("What to do first (optional)").fill("Ring the caretaker");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Preview")).click();
        look(page, "note-preview", PHONE);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish")).click();
        assertTrue(page.locator("h1").innerText().contains("Ask the caretaker first"));
        look(page, "note-published", PHONE);
        page.context().close();
    }

    @Test
    void readersAnswerAndItsOwnerKeepsItRight() {
        Thing study = Cast.make("case-study:network");
        Thing note = Cast.make("unclear:network");
        Cast.sql("UPDATE entry SET about_id = :study, about_part = 'barriers', about_part_label = 'What got in the way', "
                + "review_by = CURRENT_DATE - 30 WHERE id = :id", Map.of("study", study.id(), "id", note.id()));
        String slug = Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + note.id(), (String) null).json().get("slug")
                .asText();
        for (Person person : List.of(Person.ELSEWHERE, Person.COLLEAGUE)) {
            assertEquals(303, Web.of(person).post("/entries/" + note.id() + "/unclear", Map.of("question", "Whom do I ring?"))
                    .status());
        }
        assertEquals(303,
                Web.of(Person.ELSEWHERE)
                        .post("/entries/" + note.id() + "/checks", Map.of("site", Cast.OTHER_SITE, "holds", "no", "place",
                                "Ward 3", "reason", "Our library closes at noon."))
                        .status());
        for (int width : new int[]{DESK, PHONE}) {
            Page page = signedIn(width, Person.AUTHOR);
            page.navigate(Web.base() + "/notes/" + slug);
            look(page, "note-of-its-author", width);
            page.navigate(Web.base() + "/me");
            look(page, "waiting-for-you", width);
            page.navigate(Web.base() + "/notes/" + slug + "/edit");
            look(page, "note-edit", width);
            page.context().close();
            Page reader = signedIn(width, Person.ELSEWHERE);
            reader.navigate(Web.base() + "/notes/" + slug);
            reader.locator("#checks summary").click();
            look(reader, "note-of-a-reader", width);
            reader.navigate(Web.base() + "/case-studies/" + study.slug());
            look(reader, "case-with-notes", width);
            reader.navigate(Web.base() + "/entries/" + note.id() + "/checks");
            look(reader, "checks", width);
            reader.context().close();
        }
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
        assertEquals(List.of(), Browser.troubles(page), name);
    }
}
