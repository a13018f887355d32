package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Every record has an address that stays, a text that needs no browser, and a form for machines. */
@QuarkusTest
class EntryRecordTest {

    @Test
    void aCaseReadsWellAsPlainText() {
        Cast.enters();
        Thing thing = Cast.make("case-study:public");
        Answer text = Web.newSession(Person.ANONYMOUS).get("/entries/" + thing.id() + "/text");
        assertEquals(200, text.status());
        assertTrue(text.header("Content-Type").startsWith("text/plain"), text.header("Content-Type"));
        for (String part : List.of("Cast case-study public", "\nWhat was done\n-------------\nWhat.", "Fewer visits",
                "A neighbour:",
                "\nSources\n-------\n* A report", "/entries/" + thing.id())) {
            assertTrue(text.body().contains(part), part + " in " + text.body());
        }
        assertEquals(404,
                Web.newSession(Person.ANONYMOUS).get("/entries/" + Cast.shared("case-study:draft").id() + "/text").status());
    }

    @Test
    void everyPublicRecordHasJsonLdUnderAnAddressThatStays() {
        Cast.enters();
        for (String kind : List.of("case-study", "note", "discussion")) {
            Thing thing = Cast.shared(kind + ":public");
            Web visitor = Web.newSession(Person.ANONYMOUS);
            Answer moved = visitor.get("/entries/" + thing.id());
            assertEquals(303, moved.status());
            assertTrue(visitor.follow(moved).body()
                    .contains("<link rel=\"alternate\" type=\"application/ld+json\" href=\"/entries/"
                            + thing.id() + "/jsonld\">"));
            Answer answer = visitor.get("/entries/" + thing.id() + "/jsonld");
            assertTrue(answer.header("Content-Type").startsWith("application/ld+json"), answer.header("Content-Type"));
            JsonNode record = answer.json();
            assertEquals("https://schema.org", record.get("@context").asText());
            assertEquals(Web.base() + "/entries/" + thing.id(), record.get("@id").asText());
            assertEquals(kind.equals("discussion") ? "DiscussionForumPosting" : "Article", record.get("@type").asText());
            assertTrue(record.get("headline").asText().startsWith("Cast ") && record.get("articleBody").asText().length() > 5);
        }
    }
}
