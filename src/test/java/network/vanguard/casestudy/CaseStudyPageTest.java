package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** A case study in the browser says no more than is known. */
@QuarkusTest
class CaseStudyPageTest {

    @Test
    void howFarItWasCheckedIsSaidAsItIsRecorded() {
        Thing published = Cast.make("case-study:network");
        assertTrue(page(published).contains("Read. by us<br>Not checked: The figure"), page(published));
        Thing draft = Cast.make("case-study:draft");
        Cast.sql(
                "UPDATE case_study SET checking_level = NULL, checking_how = NULL, unverified_parts = '{}' WHERE entry_id IN (:a, :b)",
                Map.of("a", published.id(), "b", draft.id()));
        String unknown = "How far its facts were checked against their sources is not recorded.";
        assertTrue(page(published).contains("A curator has read and published this. " + unknown), page(published));
        assertFalse(page(draft).contains("A curator has read"), page(draft));
        assertTrue(page(draft).contains(unknown));
    }

    @Test
    void aStoryThatNobodyPointsToTakesNoRoom() {
        Thing thing = Cast.make("case-study:network");
        assertTrue(page(thing).contains("A personal story"));
        assertTrue(page(thing).contains("In the report"));
        Cast.sql("UPDATE case_study SET story_pointer = NULL WHERE entry_id = :id", Map.of("id", thing.id()));
        assertFalse(page(thing).contains("id=\"story\""), page(thing));
        assertTrue(page(thing).contains("Somebody tells it in the first person"), page(thing));
        Cast.sql("UPDATE case_study SET story_exists = false WHERE entry_id = :id", Map.of("id", thing.id()));
        String page = page(thing);
        HtmlCheck.valid(page);
        assertFalse(page.contains("A personal story") || page.contains("first person"), page);
    }

    private static String page(Thing caseStudy) {
        return Web.of(Person.AUTHOR).get("/case-studies/" + caseStudy.slug()).body();
    }
}
