package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.Samples;
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
    void whatIsOnItAndWhatItIsLinkedToStandInItsRecordsForThoseWhoMayReadThem() {
        Cast.enters();
        Thing part = Cast.make("case-study:public");
        Thing whole = Cast.make("case-study:public");
        Thing members = Cast.make("note:network");
        Web author = Web.of(Person.AUTHOR);
        for (String link : List.of("{\"type\":\"part-of\",\"other\":" + whole.id() + "}",
                "{\"type\":\"adapts\",\"other\":" + whole.id() + "}", "{\"type\":\"cites\",\"other\":" + members.id() + "}")) {
            assertEquals(201, author.api("POST", "/api/v1/entries/" + part.id() + "/links", link).status());
        }
        assertEquals(201, author.api("POST", "/api/v1/entries/" + part.id() + "/files/videos",
                "{\"url\":\"https://films.example/walk\",\"title\":\"A film\",\"transcript\":\"We walk.\\nWe talk.\"}")
                .status());
        byte[] picture = Samples.form("Walk.png", Samples.picture("png", 30, 20),
                Map.of("alt", "Eight people", "people", "agreed", "caption", "A Tuesday"));
        Answer added = author.api("POST", "/api/v1/entries/" + part.id() + "/files", BodyPublishers.ofByteArray(picture),
                "multipart/form-data; boundary=cut");
        assertEquals(201, added.status(), added::body);
        String address = Web.base() + added.json().get("url").asText();

        Web visitor = Web.newSession(Person.ANONYMOUS);
        String text = visitor.get("/entries/" + part.id() + "/text").body();
        for (String line : List.of("\nPictures, files and videos\n", "* A film\n  https://films.example/walk\n",
                "  What is said and shown:\n  We walk.\n  We talk.\n", "* Walk.png (",
                "  It shows: Eight people\n  A Tuesday\n",
                "  " + address + "\n", "\nLinked by people\n", "* Part of: Cast case-study public",
                "/case-studies/" + whole.slug())) {
            assertTrue(text.contains(line), line + " in " + text);
        }
        assertFalse(text.contains(members.slug()), text);
        assertTrue(visitor.get("/entries/" + whole.id() + "/text").body().contains("* Has the part: "));

        JsonNode record = visitor.get("/entries/" + part.id() + "/jsonld").json();
        assertEquals("VideoObject", record.at("/associatedMedia/0/@type").asText(), record.toString());
        assertEquals("https://films.example/walk", record.at("/associatedMedia/0/url").asText());
        assertEquals("We walk.\nWe talk.", record.at("/associatedMedia/0/transcript").asText());
        assertEquals(List.of("ImageObject", "image/png", address, "A Tuesday", "Eight people"),
                List.of("@type", "encodingFormat", "contentUrl", "caption", "description").stream()
                        .map(name -> record.at("/associatedMedia/1/" + name).asText()).toList());
        String of = Web.base() + "/entries/" + whole.id();
        assertEquals(of, record.at("/isPartOf/0/@id").asText());
        assertEquals(of, record.at("/isBasedOn/0/@id").asText());
        assertFalse(record.get("citation").toString().contains("/entries/" + members.id()), record.toString());
        assertTrue(author.get("/entries/" + part.id() + "/jsonld").json().get("citation").toString()
                .contains("/entries/" + members.id() + "\""));
        assertEquals(Web.base() + "/entries/" + part.id(),
                visitor.get("/entries/" + whole.id() + "/jsonld").json().at("/hasPart/0/@id").asText());
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
            assertEquals(kind.equals("discussion") ? "QAPage" : "Article", record.get("@type").asText());
            assertTrue(record.get("headline").asText().startsWith("Cast ") && record.get("articleBody").asText().length() > 5);
        }
    }
}
