package network.vanguard.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What authors and curators see of the editorial steps, in the browser. */
@QuarkusTest
class StepsInTheBrowserTest {

    private static final String WHY = "Say who <b>paid</b> for it.";
    private static final String SHOWN = "Say who &lt;b&gt;paid&lt;/b&gt; for it.";

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void theAuthorReadsWhyItCameBackUntilItIsSubmittedAgain() {
        Thing thing = Cast.make("case-study:submitted");
        assertFalse(page(Person.AUTHOR, thing).contains("Returned to its author"));
        step(Person.CURATOR, thing, "return", WHY, 303);
        for (String page : new String[]{page(Person.AUTHOR, thing), page(Person.COLLEAGUE, thing), edit(thing).body()}) {
            assertTrue(page.contains("Returned to its author"), page);
            assertTrue(page.contains(SHOWN), page);
            assertTrue(page.contains("curator, <time datetime="), page);
        }
        step(Person.AUTHOR, thing, "submit", null, 303);
        assertFalse(page(Person.AUTHOR, thing).contains("Returned to its author"));
        assertFalse(edit(thing).body().contains(SHOWN));
    }

    @Test
    void aCuratorDecidesOnlyOnTheTextThatWasRead() {
        Thing thing = Cast.make("case-study:submitted");
        String opened = page(Person.CURATOR, thing);
        assertTrue(opened.contains("name=\"revision\" value=\"1-submitted\""), opened);
        assertEquals(303, save(thing, edit(thing), "Quite another text").status());

        for (String verb : new String[]{"publish", "return"}) {
            Answer refused = Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/" + verb,
                    Map.of("revision", "1", "reason", WHY));
            assertEquals(422, refused.status(), verb);
            assertTrue(refused.body().contains("It was changed since you opened it"), refused.body());
            assertTrue(refused.body().contains("read it again"), refused.body());
            assertTrue(refused.body().contains(SHOWN), "what was typed is kept");
        }
        assertTrue(page(Person.CURATOR, thing).contains("Submitted"));
        assertEquals(303, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/publish", Map.of("revision", "2")).status());
        assertEquals(422, Web.of(Person.CURATOR)
                .post("/entries/" + thing.id() + "/archive", Map.of("revision", "1", "reason", "Old")).status());
        assertEquals(303, Web.of(Person.CURATOR)
                .post("/entries/" + thing.id() + "/archive", Map.of("revision", "2", "reason", "Old")).status());
    }

    @Test
    void whoOpenedADraftDoesNotChangeWhatIsPublishedByNow() {
        Thing thing = Cast.make("case-study:draft");
        Answer opened = edit(thing);
        step(Person.AUTHOR, thing, "submit", null, 303);
        step(Person.CURATOR, thing, "publish", null, 303);
        assertEquals(422, save(thing, opened, "Meant for a draft").status());
        assertFalse(page(Person.PRACTITIONER, thing).contains("Meant for a draft"));
        assertEquals(303, save(thing, edit(thing), "Meant for readers").status());
        assertTrue(page(Person.PRACTITIONER, thing).contains("Meant for readers"));
    }

    @Test
    void everyStepTakesAReasonAndTheHistoryShowsIt() {
        Thing thing = Cast.make("case-study:draft");
        assertTrue(page(Person.AUTHOR, thing).contains("A word to the curators (optional)"));
        step(Person.AUTHOR, thing, "submit", "The figures are new.", 303);
        assertTrue(page(Person.CURATOR, thing).contains("A word with it (optional)"));
        step(Person.CURATOR, thing, "publish", "Checked against the report.", 303);
        step(Person.CURATOR, thing, "archive", "", 422);
        step(Person.CURATOR, thing, "archive", "Out of date.", 303);
        String history = Web.of(Person.PRACTITIONER).get("/case-studies/" + thing.slug() + "/history").body();
        for (String reason : new String[]{"The figures are new.", "Checked against the report.", "Out of date."}) {
            assertTrue(history.contains(reason), history);
        }
        Thing silent = Cast.make("case-study:draft");
        step(Person.AUTHOR, silent, "submit", "  ", 303);
        assertFalse(Web.of(Person.AUTHOR).get("/case-studies/" + silent.slug() + "/history").body().contains("“"));
    }

    private static String page(Person reader, Thing thing) {
        Answer page = Web.of(reader).get("/case-studies/" + thing.slug());
        assertEquals(200, page.status(), page::body);
        return page.body();
    }

    private static Answer edit(Thing thing) {
        return Web.of(Person.AUTHOR).get("/case-studies/" + thing.slug() + "/edit");
    }

    /** Sends the form that was opened, with another text in it. */
    private static Answer save(Thing thing, Answer opened, String text) {
        return Web.of(Person.AUTHOR).post("/case-studies/" + thing.slug() + "/edit",
                Map.of("title", "A title", "summary", "In a sentence.", "site", Cast.SITE, "whatWasDone", text, "revision",
                        opened.field("revision")));
    }

    private static void step(Person person, Thing thing, String verb, String reason, int status) {
        Answer answer = Web.of(person).post("/entries/" + thing.id() + "/" + verb,
                reason == null ? Map.of("revision", "1") : Map.of("revision", "1", "reason", reason));
        assertEquals(status, answer.status(), answer::body);
    }
}
