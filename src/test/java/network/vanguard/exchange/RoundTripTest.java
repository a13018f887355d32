package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** What is exported, deleted and imported again is the same to the letter. */
@QuarkusTest
class RoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The number that the platform gave it. */
    private static final String OF_THE_ROW = "id";

    @Test
    void aCaseStudyIsTheSameAfterItsLineWasExportedDeletedAndImportedAgain() throws Exception {
        Cast.enters();
        String key = Cast.unique("round-trip-");
        ObjectNode input = JSON
                .valueToTree(Map.of("title", "Round “trip” \\ & <b>bold</b> " + key, "summary", "Ünicode 🎈 in a sentence.",
                        "site", Cast.SITE, "visibility", "network", "externalId", key, "tags", List.of(Cast.TOPIC), "source",
                        List.of("https://a.example/report?x=1&y=2", "A talk"), "outcome", "mixed", "background",
                        "One.\n\n* two\n* **three**",
                        "whatWasDone", "Line one\nline two"));
        Cast.topic(Cast.TOPIC, "Zz kept topic");
        input.setAll((ObjectNode) JSON.readTree("""
                {"place":"A town","region":"A region","period":"2016-2018","community":"both","population":["Everybody","Men over 60"],
                 "barriers":["Time","\\tMoney"],"facilitators":["Neighbours"],"story":{"exists":true,"pointer":"In the report"},
                 "checking":{"level":"read","how":"by us","unverifiedParts":["The figure"]},"unexpected":"More calls.\\nFewer later.",
                 "ending":{"when":"2018-06","why":"taken-over","how":"The library runs it","lesson":"Ask early.\\nAsk twice."},
                 "informal":{"permission":{"by":"The organiser","how":"At a meeting","on":"2026-03-03"},"totals":{"by":"All","on":"2026-04-04"}},
                 "support":[{"kind":"space","what":"The hall","organisation":"A  council","since":"2016-01-01","until":"2017-01-01"},
                  {"kind":"money","what":"A grant","site":"zz-house-across-the-road","since":"2016-05-01","pounds":5000,"hours":3}],
                 "lessons":"Begin small.","differently":"Ask earlier.","interests":"Paid by the programme.","movement":[{"of":"choice","text":"They come by themselves."}],
                 "parts":[{"name":"Asking","what":"They asked.","who":"Two nurses","how":"At home","when":"Weekly"},{"name":"Walking"}],
                 "context":{"setting":"A practice","area":"rural","deprivation":"The most deprived tenth","partners":["The library","A club"],
                  "alreadyThere":"A lunch club.","cost":"£5,000 in 2016","staffTime":"A day a week","skills":"Listening"},
                 "timeline":[{"when":"2016","kind":"planned","what":"A pilot"},{"when":"2017","kind":"changed","what":"By telephone"}],
                 "firstStep":{"action":"Ring the library","who":"Anybody","minutes":20,"cost":"Nothing","permission":"Nobody's"},
                 "results":[{"text":"Fewer visits","figure":"12","baseline":"20","period":"2016","denominator":"40 people",
                   "comparator":"The year before","source":"A report","level":"group","series":[{"period":"2016","value":12.5},{"period":"2017","value":-3}],
                   "story":{"text":"I sleep — again.\\nReally.","teller":"A neighbour","covers":"network","agreedOn":"2026-03-31","unidentifiable":true}},
                  {"text":"More friends"}]}"""));
        long id = published(input);
        JsonNode before = line(key);
        for (String field : Stream.concat(fields(input), Stream.of("state", "slug")).toList()) {
            assertTrue(before.has(field), field + " is missing in " + before);
        }

        deletedAndImported(id, before);

        assertEquals(withoutRow(before), withoutRow(line(key)));
    }

    @Test
    void whoWroteItWhenAndWhetherItStillRunsAreTheSameAfterItsLineWasExportedDeletedAndImportedAgain() throws Exception {
        Cast.enters();
        String key = Cast.unique("round-trip-");
        long id = published(JSON.valueToTree(Map.of("title", "Still running " + key, "summary", "It runs.", "site", Cast.SITE,
                "visibility", "network", "externalId", key, "whatWasDone", "A walk.")));
        for (Person person : List.of(Person.LEAD, Person.COLLEAGUE)) {
            assertEquals(200, Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + id + "/authors",
                    "{\"person\":\"" + person.account() + "\"}").status());
            assertEquals(204, Web.of(person).api("POST", "/api/v1/entries/" + id + "/authors/answer",
                    "{\"accepted\":true}").status());
        }
        assertEquals(201, Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + id + "/reviews", "{}").status());
        Cast.sql("UPDATE entry SET published_at = '2019-03-04T10:11:12Z', updated_at = '2020-05-06T07:08:09Z', "
                + "review_by = current_date + 100 WHERE id = :id", Map.of("id", id));
        Cast.sql("UPDATE entry_review SET at = '2021-07-08T09:10:11Z' WHERE entry_id = :id", Map.of("id", id));
        JsonNode before = line(key);
        assertEquals(Person.AUTHOR.account(), before.get("author").asText());
        assertEquals("[\"lead\",\"stockport\"]", before.get("coAuthors").toString());
        assertEquals("2021-07-08T09:10:11Z", before.get("confirmedAt").asText());
        assertEquals("running", before.get("running").asText());

        deletedAndImported(id, before);

        JsonNode after = line(key);
        assertEquals(withoutRow(before), withoutRow(after));
        assertEquals(1, Cast.count("SELECT count(*) FROM entry_deed d JOIN member m ON m.id = d.actor_id "
                + "WHERE d.entry_id = :id AND m.handle = 'curator' AND d.what LIKE 'Brought in with the authors%'",
                Map.of("id", after.get("id").asLong())));
        // their own again: who wrote it goes on with it
        assertEquals(200, Web.of(Person.LEAD).api("GET", "/api/v1/entries/" + after.get("id").asLong() + "/authors",
                (String) null).status());
    }

    @Test
    void whoIsNoCuratorCannotSayThatSomebodyElseWroteSomething() throws Exception {
        Cast.enters();
        String key = Cast.unique("round-trip-");
        JsonNode report = imported(Person.ADMINISTRATOR,
                JSON.valueToTree(Map.of("kind", "practice-note", "title", "Not theirs " + key,
                        "summary", "A note.", "visibility", "network", "externalId", key, "body", "Words.",
                        "state", "published", "author", "lead", "publishedAt", "2019-03-04T10:11:12Z")));
        assertEquals(0, report.get("refused").asInt(), report::toString);
        JsonNode note = line(key);
        assertEquals(Person.ADMINISTRATOR.account(), note.get("author").asText());
        assertTrue(note.get("publishedAt").asText().compareTo("2026") > 0, note::toString);
    }

    @Test
    void aTimeThatCannotBeAndNobodysHandleAreTold() throws Exception {
        Cast.enters();
        for (Map.Entry<String, Object> wrong : Map
                .<String, Object>of("publishedAt", "2999-01-01T00:00:00Z", "updatedAt", "soon",
                        "confirmedAt", "1066-10-14T00:00:00Z", "coAuthors", "lead", "author", List.of("lead"))
                .entrySet()) {
            String key = Cast.unique("round-trip-");
            ObjectNode line = JSON.valueToTree(Map.of("kind", "practice-note", "title", "Wrong " + key, "summary", "A note.",
                    "visibility", "network", "externalId", key, "body", "Words.", "state", "published"));
            JsonNode report = imported(Person.CURATOR, line.set(wrong.getKey(), JSON.valueToTree(wrong.getValue())));
            assertEquals(wrong.getKey(), report.at("/refusals/0/field").asText(), report::toString);
        }
        String key = Cast.unique("round-trip-");
        JsonNode report = imported(Person.CURATOR, JSON.valueToTree(Map.of("kind", "practice-note", "title", "Nobody " + key,
                "summary", "A note.", "site", Cast.SITE, "visibility", "network", "externalId", key, "body", "Words.",
                "state", "published", "author", "nobody-here", "coAuthors", List.of("nobody-here", "lead"))));
        assertEquals(0, report.get("refused").asInt(), report::toString);
        assertEquals(Person.CURATOR.account(), line(key).get("author").asText());
        assertEquals("[\"lead\"]", line(key).get("coAuthors").toString());
    }

    @Test
    void aNewNoteThatSaysOnlyWhenToLookAtItAgainIsBroughtInLikeAnyOther() throws Exception {
        Cast.enters();
        String key = Cast.unique("round-trip-");
        JsonNode report = imported(Person.CURATOR, JSON.valueToTree(Map.of("kind", "practice-note", "title", "Day " + key,
                "summary", "A note.", "visibility", "network", "externalId", key, "body", "Words.", "state", "published",
                "reviewBy", LocalDate.now().plusYears(1).toString())));
        assertEquals(0, report.get("refused").asInt(), report::toString);
        assertEquals(0, Cast.count("SELECT count(*) FROM entry_deed WHERE entry_id = :id",
                Map.of("id", line(key).get("id").asLong())));
    }

    private static long published(ObjectNode input) {
        Answer made = Web.of(Person.AUTHOR).api("POST", "/api/v1/case-studies", input.toString());
        assertEquals(201, made.status(), made::body);
        long id = made.json().get("id").asLong();
        Cast.sql("UPDATE entry SET submitted_at = now() WHERE id = :id", Map.of("id", id));
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + id + "/publish", "{}").status());
        return id;
    }

    private static void deletedAndImported(long id, JsonNode line) {
        Cast.sql("DELETE FROM entry WHERE id = :id", Map.of("id", id));
        JsonNode report = imported(Person.CURATOR, line);
        assertEquals(0, report.get("refused").asInt(), report::toString);
    }

    private static JsonNode imported(Person importer, JsonNode line) {
        Answer sent = Web.of(importer).api("POST", "/api/v1/imports", BodyPublishers.ofString(line.toString()),
                "application/x-ndjson");
        String report = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(
                () -> Web.of(importer).api("GET", report, (String) null).json().get("state").asText().equals("done"));
        return Web.of(importer).api("GET", report, (String) null).json();
    }

    private static Stream<String> fields(ObjectNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static ObjectNode withoutRow(JsonNode line) {
        ObjectNode left = line.deepCopy();
        left.remove(OF_THE_ROW);
        return left;
    }

    private static JsonNode line(String key) throws Exception {
        List<JsonNode> lines = Web.of(Person.CURATOR)
                .api("GET", "/api/v1/exports/entries.ndjson", (String) null)
                .body().lines().filter(one -> one.contains("\"" + key + "\"")).map(RoundTripTest::read).toList();
        assertEquals(1, lines.size(), () -> IntStream.range(0, lines.size()).mapToObj(lines::get).toList().toString());
        return lines.get(0);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException(line, broken);
        }
    }
}
