package network.vanguard.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** A practice note: its first step, the part of a case study that it is about, its versions, and its way out and back in. */
@QuarkusTest
class NoteLifeTest {

    private final Web author = Web.of(Person.AUTHOR);

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void aFirstStepIsTypedReadFoundAndComesBackWhenSomethingIsWrongWithIt() {
        Map<String, String> form = full("Rota for lifts " + Cast.unique("n"));
        form.put("firstStepMinutes", "soon");
        form.put("reviewBy", "2031-02-31");
        Answer wrong = author.post("/notes", form);
        assertEquals(422, wrong.status());
        HtmlCheck.valid(wrong.body());
        assertTrue(wrong.body().contains("href=\"#firstStepMinutes\"") && wrong.body().contains("Ask the caretaker"),
                wrong.body());
        assertTrue(wrong.body().contains("whole number"));
        form.put("firstStepMinutes", "20");
        Answer noDay = author.post("/notes", form);
        assertEquals(422, noDay.status());
        assertTrue(noDay.body().contains("href=\"#reviewBy\"") && noDay.body().contains("There is no such day"), noDay.body());
        form.put("reviewBy", "");
        form.put("preview", "yes");
        String preview = author.post("/notes", form).body();
        HtmlCheck.valid(preview);
        assertTrue(preview.contains("This is how it will look") && preview.contains("A first step"), preview);
        form.remove("preview");

        String address = path(author.post("/notes", form));
        String page = author.get(address).body();
        HtmlCheck.valid(page);
        for (String shown : List.of("A first step", "Ask the caretaker", "Anybody with a key", "20 minutes", "A cake",
                "The head teacher", "Interests declared", "Paid by the council.", "Looked after by")) {
            assertTrue(page.contains(shown), shown + " in " + page);
        }
        String again = author.get(address + "/edit").body();
        HtmlCheck.valid(again);
        assertTrue(again.contains("\nAsk the caretaker</textarea>") && again.contains("value=\"20\""), again);
        JsonNode json = entry(address);
        assertEquals("A cake", json.at("/firstStep/cost").asText());
        assertEquals("Paid by the council.", json.get("interests").asText());
        assertFalse(json.get("reviewBy").isNull());
        assertTrue(author.get("/search?q=caretaker+" + form.get("title").replace(' ', '+')).body().contains(address));
    }

    @Test
    void aNoteIsAboutOnePartOfACaseStudyWhateverBecomesOfThatPart() {
        Thing study = Cast.make("case-study:network");
        String home = "/case-studies/" + study.slug();
        String key = author.api("GET", "/api/v1/entries/" + study.id(), (String) null).json().at("/parts/0/key").asText();
        String start = "/notes/new?about=" + study.id() + "&part=part-" + key;
        String page = author.get(home).body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("id=\"part-" + key + "\"") && page.contains(start.replace("&", "&amp;")), page);
        Answer form = author.get(start);
        assertTrue(form.body().contains("“<bdi>Asking</bdi>”"), form.body());
        String address = path(author.post("/notes", Map.of("title", "Ask twice", "body", "The first answer is no.", "about",
                String.valueOf(study.id()), "aboutPart", form.field("aboutPart"), "aboutPartLabel",
                form.field("aboutPartLabel"))));
        assertTrue(author.get(home).body().contains("about this part: <a href=\"" + address + "\">"));
        assertTrue(author.get(address).body().contains("<a href=\"" + home + "#part-" + key + "\">“<bdi>Asking</bdi>”</a>"));

        Map<String, String> edit = new HashMap<>(Map.of("title", "Cast", "summary", "In a sentence.", "site", Cast.SITE,
                "partName", "Asking round", "partKey", key));
        edit.put("revision", author.get(home + "/edit").field("revision"));
        assertEquals(303, Web.of(Person.CURATOR).post(home + "/edit", edit).status());
        String renamed = author.get(address).body();
        HtmlCheck.valid(renamed);
        assertTrue(renamed.contains("“<bdi>Asking round</bdi>”") && renamed.contains("(called “<bdi>Asking</bdi>” when"),
                renamed);
        edit.put("partName", "Another thing");
        edit.put("partKey", "");
        edit.put("revision", author.get(home + "/edit").field("revision"));
        assertEquals(303, Web.of(Person.CURATOR).post(home + "/edit", edit).status());
        String gone = author.get(address).body();
        assertTrue(gone.contains("about “<bdi>Asking</bdi>”, which the case study no longer has"), gone);
        Map<String, String> saved = new HashMap<>(
                Map.of("title", "Ask three times", "body", "The first answer is no.", "revision",
                        "1", "about", String.valueOf(study.id()), "aboutPart", "part-" + key));
        assertEquals(303, author.post(address + "/edit", saved).status(), "it can still be edited");
        assertEquals("Asking", entry(address).get("aboutPartLabel").asText());
        assertEquals(422, author.post("/notes", Map.of("title", "T", "body", "B", "about", String.valueOf(study.id()),
                "aboutPart", "part-none")).status());
        assertNotEquals(404, author.get("/discussions/new?about=" + study.id() + "&part=results").status());
    }

    @Test
    void everyVersionCanBeReadComparedAndBroughtBackAndTwoWritersSeeBothTexts() {
        for (String kind : List.of("note", "discussion")) {
            Thing thing = Cast.make(kind + ":network");
            String address = "/" + kind + "s/" + thing.slug();
            Map<String, String> second = Map.of("title", "Second title", "body", "Second text.", "purpose", "question", "site",
                    Cast.SITE, "revision", "1");
            assertEquals(303, author.post(address + "/edit", second).status());
            String history = author.get(address + "/history").body();
            HtmlCheck.valid(history);
            assertTrue(history.contains("href=\"" + address + "/history/1\""), history);
            String reader = Web.of(Person.PRACTITIONER).get(address + "/history").body();
            assertTrue(reader.contains("Version 1") && !reader.contains("/history/1\""),
                    "what was taken out is not for readers");
            assertEquals(403, Web.of(Person.PRACTITIONER).get(address + "/history/1").status());
            String change = author.get(address + "/history/2").body();
            HtmlCheck.valid(change);
            assertTrue(change.contains("<ins><bdi>Second") && change.contains("<del><bdi>"), change);

            Map<String, String> late = new HashMap<>(second);
            late.put("body", "Somebody else’s text.");
            Answer conflict = author.post(address + "/edit", late);
            assertEquals(422, conflict.status());
            HtmlCheck.valid(conflict.body());
            assertTrue(conflict.body().contains("href=\"#comparison\"") && conflict.body().contains("<bdi>Second text.</bdi>")
                    && conflict.body().contains("<bdi>Somebody else’s text.</bdi>"), conflict.body());
            late.put("revision", conflict.field("revision"));
            assertEquals(303, author.post(address + "/edit", late).status(), "saved on purpose");

            String newest = author.get(address + "/edit").field("revision");
            assertEquals(303, author.post(address + "/history/2/restore", Map.of("revision", newest)).status());
            assertEquals("Second text.", entry(address).get("body").asText());
            assertEquals(422, author.post(address + "/history/1/restore", Map.of("revision", newest)).status(), "too late");
        }
    }

    @Test
    void theApiWritesANewVersionOfWhatWasRead() {
        for (String kind : List.of("note", "discussion")) {
            Thing thing = Cast.make(kind + ":network");
            String put = "/api/v1/" + kind + "s/" + thing.id();
            String body = "{\"title\":\"By a program\",\"body\":\"Text.\",\"site\":\"" + Cast.SITE + "\"}";
            assertEquals(428, author.api("PUT", put, body).status());
            String etag = author.api("GET", "/api/v1/entries/" + thing.id(), (String) null).header("ETag");
            assertEquals(200, author.api("PUT", put, body, "If-Match", etag).status());
            assertEquals(412, author.api("PUT", put, body, "If-Match", etag).status());
            String other = "/api/v1/" + (kind.equals("note") ? "discussions/" : "notes/") + thing.id();
            assertEquals(404, author.api("PUT", other, body, "If-Match", "\"2\"").status());
        }
    }

    @Test
    void whatIsExportedDeletedAndImportedAgainIsTheSame() {
        Thing study = Cast.make("case-study:network");
        Map<String, String> form = full("Out and in " + Cast.unique("n"));
        form.putAll(Map.of("about", String.valueOf(study.id()), "aboutPart", "results", "tags", Cast.unique("Out topic "),
                "reviewBy", "2029-05-17"));
        String address = path(author.post("/notes", form));
        author.post("/entries/" + entry(address).get("id").asText() + "/still-right", Map.of());
        ObjectNode before = (ObjectNode) entry(address);
        String tag = before.at("/tags/0").asText();
        String export = "/api/v1/exports/entries.ndjson?tag=" + tag;
        String line = Web.of(Person.CURATOR).api("GET", export, (String) null).body();
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains("\"reviewBy\":\"" + before.get("reviewBy").asText()), line);

        Cast.sql("DELETE FROM entry WHERE id = :id", Map.of("id", before.get("id").asLong()));
        assertEquals(404, author.get(address).status());
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports", BodyPublishers.ofString(line),
                "application/x-ndjson");
        assertEquals(202, sent.status(), sent.body());
        String report = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Web.of(Person.CURATOR).api("GET", report, (String) null)
                .json().get("state").asText().equals("done"));
        assertEquals(1, Web.of(Person.CURATOR).api("GET", report, (String) null).json().get("created").asInt());

        ObjectNode after = (ObjectNode) entry(address);
        // who imports is the author, now; and a line without a key of its own gets one
        List.of("id", "author", "publishedAt", "updatedAt", "externalId").forEach(field -> {
            before.remove(field);
            after.remove(field);
        });
        assertEquals(before, after);
        String second = Web.of(Person.CURATOR).api("GET", export, (String) null).body();
        assertEquals("Ask the caretaker", author.api("GET", "/api/v1/entries/" + id(address), (String) null).json()
                .at("/firstStep/action").asText());
        assertTrue(second.contains("\"aboutPartLabel\":\"Figures and stories\""), second);
    }

    private static Map<String, String> full(String title) {
        return new HashMap<>(Map.of("title", title, "body", "We share a rota.", "site", Cast.SITE, "firstStep",
                "Ask the caretaker", "firstStepWho", "Anybody with a key", "firstStepMinutes", "20", "firstStepCost", "A cake",
                "firstStepPermission", "The head teacher", "interests", "Paid by the council."));
    }

    private static String path(Answer made) {
        assertEquals(303, made.status(), made.body());
        return made.location().replaceFirst("^https?://[^/]+", "");
    }

    private static long id(String address) {
        String[] part = address.split("/");
        return Cast.count("SELECT id FROM entry WHERE kind = :kind AND slug = :slug",
                Map.of("kind", part[1].equals("notes") ? "practice-note" : "discussion", "slug", part[2]));
    }

    private JsonNode entry(String address) {
        return author.api("GET", "/api/v1/entries/" + id(address), (String) null).json();
    }
}
