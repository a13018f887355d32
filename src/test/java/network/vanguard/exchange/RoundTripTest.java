package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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
    /** Who brought it in, when, and under which number. */
    private static final List<String> OF_THE_ROW = List.of("id", "author", "publishedAt", "updatedAt");

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
        Answer made = Web.of(Person.AUTHOR).api("POST", "/api/v1/case-studies", input.toString());
        assertEquals(201, made.status(), made::body);
        long id = made.json().get("id").asLong();
        Cast.sql("UPDATE entry SET submitted_at = now() WHERE id = :id", Map.of("id", id));
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + id + "/publish", "{}").status());
        JsonNode before = line(key);
        for (String field : Stream.concat(fields(input), Stream.of("state", "slug")).toList()) {
            assertTrue(before.has(field), field + " is missing in " + before);
        }

        Cast.sql("DELETE FROM entry WHERE id = :id", Map.of("id", id));
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports", BodyPublishers.ofString(before.toString()),
                "application/x-ndjson");
        String report = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(
                () -> Web.of(Person.CURATOR).api("GET", report, (String) null).json().get("state").asText().equals("done"));
        JsonNode done = Web.of(Person.CURATOR).api("GET", report, (String) null).json();
        assertEquals(0, done.get("refused").asInt(), done::toString);

        assertEquals(withoutRow(before), withoutRow(line(key)));
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
                .api("GET", "/api/v1/exports/entries.ndjson?site=" + Cast.SITE, (String) null)
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
