package network.vanguard.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** People link entries to each other; a link shows at both ends, with a name that fits each, to those who may read both. */
@QuarkusTest
class LinkingTest {

    @BeforeAll
    static void setTheStage() {
        Cast.enters();
    }

    @Test
    void aLinkShowsOnBothPagesWithANameThatFitsEach() {
        Thing here = Cast.make("case-study:network");
        Thing there = Cast.make("discussion:network");
        JsonNode made = link(Person.ELSEWHERE, here, "adapts", there, "Theirs was for <children>.", 201).json();
        assertEquals("Adapts", made.get("name").asText());
        assertEquals(there.id(), made.at("/entry/id").asLong());
        assertEquals("morecambe", made.at("/maker/handle").asText());
        assertEquals("person", made.get("origin").asText());

        String page = read(Person.PRACTITIONER, "/case-studies/" + here.slug());
        HtmlCheck.valid(page);
        assertTrue(squeezed(page).contains("Adapts: <a href=\"/discussions/" + there.slug() + "\">"), page);
        String other = read(Person.PRACTITIONER, "/discussions/" + there.slug());
        assertTrue(squeezed(other).contains("Adapted by: <a href=\"/case-studies/" + here.slug() + "\">"), other);
        for (String text : List.of("Theirs was for &lt;children&gt;.", "href=\"/members/morecambe\"")) {
            assertTrue(page.contains(text) && other.contains(text), text);
        }
        assertFalse(page.contains("/undo\""), "it is not a reader's to undo");

        JsonNode back = links(Person.PRACTITIONER, there).get(0);
        assertEquals("Adapted by", back.get("name").asText());
        assertTrue(back.get("inverted").asBoolean());
        assertEquals(here.id(), back.at("/entry/id").asLong());
        assertEquals("morecambe", back.at("/maker/handle").asText());
    }

    @Test
    void aPastedAddressIsEnoughAndAWrongOneComesBackAsTyped() {
        Thing here = Cast.make("note:network");
        Thing there = Cast.make("note:network");
        Web web = Web.of(Person.PRACTITIONER);
        String form = "/entries/" + here.id() + "/links";
        for (String wrong : List.of("/notes/there-is-no-such-note", "https://elsewhere.example/notes/" + there.slug(), "\"<b>",
                String.valueOf(here.id()), "")) {
            Answer again = web.post(form, Map.of("type", "cites", "other", wrong, "note", "Kept & shown."));
            assertEquals(422, again.status(), wrong);
            HtmlCheck.valid(again.body());
            assertTrue(again.body().contains("<title>Error: ") && again.body().contains("Kept &amp; shown."), again.body());
            assertTrue(again.body().contains("href=\"#other\""), again.body());
            assertTrue(again.body().matches("(?s).*value=\"cites\" checked.*"), "the choice is kept");
            assertFalse(again.body().contains("\"<b>\""), "as text");
        }
        assertEquals(422, web.post(form, Map.of("other", "/notes/" + there.slug())).status(), "nothing was chosen");
        assertEquals(0, links(Person.PRACTITIONER, here).size());

        Answer made = web.post(form,
                Map.of("type", "cites", "other", Web.base() + "/notes/" + there.slug() + "?comments=x#comments"));
        assertEquals(303, made.status(), made.body());
        assertTrue(made.location().endsWith("/notes/" + here.slug() + "#linked"), made.location());
        assertEquals("Cites", links(Person.PRACTITIONER, here).get(0).get("name").asText());
        assertEquals(303, web.post(form, Map.of("type", "answers", "other", String.valueOf(there.id()))).status());
        assertEquals(2, links(Person.PRACTITIONER, here).size());
    }

    @Test
    void twiceTheSameIsThereOnceAndTheOtherWayRoundToo() {
        Thing one = Cast.make("note:network");
        Thing other = Cast.make("note:network");
        for (String type : List.of("same-as", "contradicts")) {
            long id = link(Person.PRACTITIONER, one, type, other, null, 201).json().get("id").asLong();
            assertEquals(id, link(Person.ELSEWHERE, one, type, other, "Again.", 200).json().get("id").asLong());
            assertEquals(id, link(Person.ELSEWHERE, other, type, one, null, 200).json().get("id").asLong(), type);
        }
        link(Person.PRACTITIONER, one, "cites", other, null, 201);
        link(Person.PRACTITIONER, other, "cites", one, null, 201);
        assertEquals(4, links(Person.PRACTITIONER, one).size(), "two can cite each other");
        link(Person.PRACTITIONER, one, "cites", one, null, 422);
        link(Person.PRACTITIONER, one, "introduces", other, null, 422);
    }

    @Test
    void nothingIsAPartOfItselfAndPartsAreForThoseWhoLookAfterThem() {
        Thing whole = Cast.make("note:network");
        Thing part = Cast.make("note:network");
        Thing piece = Cast.make("note:network");
        link(Person.PRACTITIONER, part, "part-of", whole, null, 403);
        Answer asked = Web.of(Person.PRACTITIONER).post("/entries/" + part.id() + "/links",
                Map.of("type", "part-of", "other", "/notes/" + whole.slug()));
        assertEquals(422, asked.status());
        assertTrue(asked.body().contains("Only those who may change one of the two"), asked.body());
        link(Person.AUTHOR, part, "part-of", whole, null, 201);
        link(Person.CURATOR, piece, "part-of", part, null, 201);
        assertEquals("other", link(Person.AUTHOR, whole, "part-of", part, null, 422).json().at("/errors/0/field").asText());
        assertEquals("other", link(Person.AUTHOR, whole, "part-of", piece, null, 422).json().at("/errors/0/field").asText());
        assertEquals(List.of("Has the part", "Part of"), names(links(Person.PRACTITIONER, part)));
    }

    @Test
    void whatIsUndoneIsGoneFromBothPagesAndKeptWithWhoDidIt() {
        Thing here = Cast.make("note:network");
        Thing there = Cast.make("note:network");
        long id = link(Person.PRACTITIONER, here, "cites", there, null, 201).json().get("id").asLong();
        String undo = "/entries/" + there.id() + "/links/" + id;
        assertEquals(403, Web.of(Person.ELSEWHERE).api("DELETE", "/api/v1" + undo, (String) null).status());
        assertTrue(read(Person.PRACTITIONER, "/notes/" + here.slug()).contains(here.id() + "/links/" + id + "/undo\""),
                "who made it may undo it");
        Answer undone = Web.of(Person.AUTHOR).post(undo + "/undo", Map.of());
        assertEquals(303, undone.status());
        assertTrue(undone.location().endsWith("/notes/" + there.slug() + "#linked"), "back to the page it was undone on");
        assertEquals(0, links(Person.PRACTITIONER, here).size() + links(Person.PRACTITIONER, there).size());
        assertEquals(204, Web.of(Person.PRACTITIONER).api("DELETE", "/api/v1" + undo, (String) null).status(),
                "a second time changes nothing");
        assertEquals(1, Cast.count("SELECT count(*) FROM relation r JOIN member m ON m.id = r.undone_by WHERE r.id = :id "
                + "AND m.handle = 'erewash' AND r.undone_at IS NOT NULL", Map.of("id", id)));
        assertNotEquals(id, link(Person.PRACTITIONER, here, "cites", there, null, 201).json().get("id").asLong(),
                "it can be made anew");
    }

    @Test
    void aLinkToWhatAReaderMayNotReadIsNotThereForThem() {
        Thing open = Cast.make("note:public");
        Thing kept = Cast.make("note:site");
        long id = link(Person.AUTHOR, open, "cites", kept, null, 201).json().get("id").asLong();
        link(Person.PRACTITIONER, open, "cites", kept, null, 422);
        for (Person reader : List.of(Person.ANONYMOUS, Person.PRACTITIONER, Person.ELSEWHERE)) {
            assertEquals(0, links(reader, open).size(), reader.name());
            String path = "/api/v1/entries/" + open.id() + "/links/" + id;
            assertEquals(404, Web.newToken(reader).api("GET", path, (String) null).status());
            if (reader.signedIn()) {
                assertEquals(404, Web.of(reader).api("DELETE", path, (String) null).status());
            }
        }
        assertEquals(1, links(Person.COLLEAGUE, open).size());
    }

    @Test
    void aLongListComesInPiecesNewestFirst() {
        Thing here = Cast.make("note:network");
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            Thing other = Cast.make("note:network");
            ids.add(0, n % 2 == 0
                    ? link(Person.AUTHOR, here, "cites", other, null, 201).json().get("id").asLong()
                    : link(Person.AUTHOR, other, "answers", here, null, 201).json().get("id").asLong());
        }
        List<Long> read = new ArrayList<>();
        String after = "";
        for (int pieces = 0; after != null; pieces++) {
            JsonNode piece = Web.of(Person.AUTHOR)
                    .api("GET", "/api/v1/entries/" + here.id() + "/links?limit=5" + after, (String) null).json();
            piece.get("items").forEach(item -> read.add(item.get("id").asLong()));
            after = piece.get("next").isNull() ? null : "&after=" + piece.get("next").asText();
            assertTrue(pieces < 3);
        }
        assertEquals(ids, read);
        String page = read(Person.AUTHOR, "/notes/" + here.slug());
        assertTrue(page.contains("href=\"/entries/" + here.id() + "/links\""), "the page leads to all of them");
        HtmlCheck.valid(read(Person.AUTHOR, "/entries/" + here.id() + "/links"));
    }

    private static Answer link(Person person, Thing from, String type, Thing to, String note, int expected) {
        Answer answer = Web.of(person).api("POST", "/api/v1/entries/" + from.id() + "/links", "{\"type\":\"" + type
                + "\",\"other\":" + to.id() + (note == null ? "" : ",\"note\":\"" + note + "\"") + "}");
        assertEquals(expected, answer.status(), answer.body());
        return answer;
    }

    private static JsonNode links(Person person, Thing of) {
        Answer answer = Web.newToken(person).api("GET", "/api/v1/entries/" + of.id() + "/links?limit=100", (String) null);
        assertEquals(200, answer.status(), answer.body());
        return answer.json().get("items");
    }

    private static List<String> names(JsonNode items) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    private static String read(Person person, String path) {
        Answer answer = Web.of(person).get(path);
        assertEquals(200, answer.status(), path);
        return answer.body();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
