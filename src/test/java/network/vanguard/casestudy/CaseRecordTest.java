package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What a case study records beside its text: written in the form, one question at a time or through the API, read on its page. */
@QuarkusTest
class CaseRecordTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> RECORD = List.of("results", "parts", "context", "timeline", "firstStep", "unexpected",
            "lessons",
            "differently", "interests");

    private final Web author = Web.of(Person.AUTHOR);

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void whatIsTypedStandsOnThePageInTheFormAndInTheApi() throws Exception {
        Answer saved = author.post("/case-studies", full());
        assertEquals(303, saved.status(), saved::body);
        String address = saved.location().replaceFirst("^https?://[^/]+", "");
        String page = author.get(address).body();
        for (String shown : List.of("<strong>Asking round</strong>", "Who: Two nurses", "How and where: At the door",
                "How often: Weekly", "A first step", "Ring the library", "20 minutes", "Context and cost", "A leisure centre",
                "Rural",
                "£5,000 in 2016", "A day a week", "<dt class=\"nhsuk-summary-list__key\">\n    2016",
                "<strong>Changed:</strong> We began with calls",
                "What nobody expected", "More calls.", "Paid by the programme.", "Before: 40 % · Of: 200 people",
                "3 values, from 2014 9, 2016 4.5; median 7.")) {
            assertTrue(page.contains(shown), shown + " in " + page);
        }
        String form = author.get(address + "/edit").body();
        for (String kept : List.of("value=\"Asking round\"", "\nThey asked.</textarea>", "value=\"20\"",
                "<option value=\"changed\" selected>",
                "\n2014: 9\n2015: 7\n2016: 4.5</textarea>", "value=\"40 %\"", "<option value=\"rural\" selected>")) {
            assertTrue(form.contains(kept), kept + " in " + form);
        }
        JsonNode json = entry(address);
        assertEquals("Asking round", json.at("/parts/0/name").asText());
        assertEquals(20, json.at("/firstStep/minutes").asInt());
        assertEquals(4.5, json.at("/results/0/series/2/value").asDouble());
        assertEquals("[\"The library\",\"The school\"]", json.at("/context/partners").toString());
    }

    @Test
    void whatTheApiAnswersCanBeSentBackAndIsTheSameToTheLetter() throws Exception {
        JsonNode first = entry(author.post("/case-studies", full()).location().replaceFirst("^https?://[^/]+", ""));
        ObjectNode copy = MAPPER.createObjectNode();
        copy.put("title", "The same again").put("summary", "In a sentence.").put("site", Cast.SITE);
        RECORD.forEach(field -> copy.set(field, first.get(field)));
        Answer posted = author.api("POST", "/api/v1/case-studies", copy.toString());
        assertEquals(201, posted.status(), posted::body);
        JsonNode second = author.api("GET", "/api/v1/entries/" + posted.json().get("id").asText(), (String) null).json();
        RECORD.forEach(field -> assertEquals(first.get(field), second.get(field), field));
    }

    @Test
    void aValueWithoutEndIsRefused() {
        for (String value : List.of("1e999", "-1e999", "1000000000000001")) {
            Answer answer = author.api("POST", "/api/v1/case-studies", """
                    {"title":"T","summary":"S","site":"%s","results":[{"text":"R","series":[{"period":"2016","value":%s}]}]}"""
                    .formatted(Cast.SITE, value));
            assertEquals(422, answer.status(), value);
            assertEquals("results[0].series[0].value", answer.json().at("/errors/0/field").asText());
        }
    }

    @Test
    void aWrongValueIsToldAtItsFieldAndNothingTypedIsLost() {
        Map<String, String> form = full();
        form.put("firstStepMinutes", "an hour");
        form.put("momentWhen", "");
        form.put("partName", "");
        form.put("resultSeries", "2014: 9\nlast year many");
        form.put("area", "lunar");
        Answer again = author.post("/case-studies", form);
        assertEquals(422, again.status());
        for (String field : List.of("firstStepMinutes", "moment-when-1", "part-name-1", "series-1", "area")) {
            assertTrue(again.body().contains("href=\"#" + field + "\""), field + " in " + again.body());
            assertTrue(again.body().contains("id=\"" + field + "-error\""), field);
        }
        for (String typed : List.of("value=\"an hour\"", "They asked.", "last year many", "We began with calls")) {
            assertTrue(again.body().contains(typed), typed);
        }
    }

    @Test
    void oneQuestionAPageLeadsThroughAllOfThemAndLosesNothing() {
        String first = author.get("/case-studies/new?question=1").body();
        assertTrue(first.contains("question 1 of 15</span> What is it, and where?"), first);
        Answer begun = author.post("/case-studies",
                new HashMap<>(Map.of("title", "Asked one by one", "summary", "In a sentence.", "site", Cast.SITE, "visibility",
                        "network", "question", "1")));
        assertTrue(begun.location().endsWith("/edit?question=2"), begun.location());
        String edit = begun.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        Answer page = author.get(edit + "?question=2");
        assertTrue(page.body().contains("What was done?</h1>") && page.body().contains("<div hidden>"), page.body());
        Map<String, String> sent = new HashMap<>(Map.of("title", "Asked one by one", "summary", "In a sentence.", "site",
                Cast.SITE,
                "visibility", "network", "whatWasDone", "We asked.", "revision", page.field("revision"), "question", "2"));
        Answer second = author.post(edit, sent);
        assertTrue(second.location().endsWith("/edit?question=3"), second.location());
        sent.put("revision", author.get(edit).field("revision"));
        sent.put("question", "15");
        Answer last = author.post(edit, sent);
        assertTrue(last.location().endsWith(edit.replace("/edit", "")), last.location());
        sent.put("title", " ");
        String wrong = author.post(edit, sent).body();
        assertFalse(wrong.contains("<div hidden>"), "where something is wrong the whole form is there");
        assertTrue(author.get(edit + "?question=99").body().contains("Answer one question a page instead"));
    }

    @Test
    void theLadderSaysWhatIsMissingAndLeadsThere() {
        Answer saved = author.post("/case-studies",
                new HashMap<>(Map.of("title", "Hardly begun", "summary", "In a sentence.", "site",
                        Cast.SITE, "visibility", "network")));
        String address = saved.location().replaceFirst("^https?://[^/]+", "");
        String page = author.get(address).body();
        assertTrue(page.contains("First facts: step 0 of 3. To be ready to try it needs:"), page);
        assertTrue(page.contains("<a href=\"" + address + "/edit#firstStep\">A first step for somebody elsewhere</a>"), page);
        String form = author.get(address + "/edit").body();
        for (String id : page.split("/edit#")) {
            String field = id.substring(0, Math.max(0, id.indexOf('"')));
            if (field.matches("[a-zA-Z]+")) {
                assertTrue(form.contains("id=\"" + field + "\""), field);
            }
        }
    }

    @Test
    void anEarlierVersionCanBeReadComparedAndBroughtBack() {
        Map<String, String> form = full();
        String address = author.post("/case-studies", form).location().replaceFirst("^https?://[^/]+", "");
        form.put("background", "Why we began.");
        form.put("partName", "");
        form.put("partWhat", "");
        form.put("partWho", "");
        form.put("partHow", "");
        form.put("partWhen", "");
        form.put("lessons", "Begin very small.");
        form.put("revision", author.get(address + "/edit").field("revision"));
        assertEquals(303, author.post(address + "/edit", form).status());
        assertTrue(author.get(address + "/history").body().contains("<a href=\"" + address + "/history/1\">Version 1</a>"));
        String second = author.get(address + "/history/2").body();
        for (String shown : List.of("<del><bdi>Asking", "<ins><bdi>Why we began.</bdi></ins>", "<ins><bdi>very",
                "since <a href=\"" + address + "/history/1\">")) {
            assertTrue(second.contains(shown), shown + " in " + second);
        }
        assertFalse(second.contains("Begin small") || second.contains("Bring this version back"), second);
        Answer first = author.get(address + "/history/1");
        assertTrue(first.body().contains("The first version.") && first.body().contains("Asking round"), first.body());
        Answer restored = author.post(address + "/history/1/restore", Map.of("revision", first.field("revision")));
        assertEquals(303, restored.status(), restored::body);
        JsonNode now = entry(address);
        assertEquals("Asking round", now.at("/parts/0/name").asText());
        assertEquals("", now.get("background").asText());
        assertEquals("3-draft", author.get(address + "/edit").field("revision"));
        Answer late = author.post(address + "/history/2/restore", Map.of("revision", "1-draft"));
        assertEquals(422, late.status(), "somebody was faster");
        assertTrue(late.body().contains("Why we began."), "what was to be brought back is in the form");
        assertEquals(404, author.get(address + "/history/9").status());
    }

    @Test
    void whatWasTakenOutOfATextIsOnlyItsAuthorsToRead() {
        Thing thing = Cast.make("case-study:public");
        Answer reader = Web.of(Person.PRACTITIONER).get("/case-studies/" + thing.slug() + "/history/1");
        assertEquals(403, reader.status());
        assertFalse(
                Web.of(Person.PRACTITIONER).get("/case-studies/" + thing.slug() + "/history").body().contains("/history/1"));
        assertEquals(200, Web.of(Person.CURATOR).get("/case-studies/" + thing.slug() + "/history/1").status());
    }

    @Test
    void whoeverSubmittedSeesThePlaceInTheQueueAndThePromise() {
        Cast.make("case-study:submitted");
        Thing mine = Cast.make("case-study:draft");
        assertEquals(200, author.api("POST", "/api/v1/case-studies/" + mine.id() + "/submit", "{}").status());
        long waiting = Cast.count("SELECT count(*) FROM entry WHERE kind = 'case-study' AND state = 'submitted'");
        String page = author.get("/case-studies/" + mine.slug()).body();
        assertTrue(page.contains("number " + waiting + " of " + waiting + ". The curators answer within 10 working days: by "),
                page);
        assertFalse(author.get("/case-studies/" + Cast.shared("case-study:public").slug()).body()
                .contains("Waiting for a curator since"));
        assertTrue(Web.of(Person.CURATOR).get("/curation").body()
                .contains("We promise the authors an answer within 10 working days."));
    }

    private JsonNode entry(String address) {
        String slug = address.substring(address.lastIndexOf('/') + 1);
        long id = Cast.count("SELECT id FROM entry WHERE kind = 'case-study' AND slug = :slug", Map.of("slug", slug));
        return author.api("GET", "/api/v1/entries/" + id, (String) null).json();
    }

    private static Map<String, String> full() {
        Map<String, String> form = new HashMap<>();
        form.putAll(Map.of("title", "A whole record", "summary", "In a sentence.", "site", Cast.SITE, "visibility", "network"));
        form.putAll(
                Map.of("partName", "Asking round", "partWhat", "They asked.", "partWho", "Two nurses", "partHow", "At the door",
                        "partWhen", "Weekly"));
        form.putAll(Map.of("setting", "A leisure centre", "area", "rural", "deprivation", "The most deprived tenth", "partners",
                "The library\r\nThe school\r\n", "alreadyThere", "A lunch club.", "cost", "£5,000 in 2016", "staffTime",
                "A day a week",
                "skills", "Listening"));
        form.putAll(Map.of("momentWhen", "2016", "momentKind", "changed", "momentWhat", "We began with calls"));
        form.putAll(
                Map.of("firstStep", "Ring the library", "firstStepWho", "Anybody", "firstStepMinutes", "20", "firstStepCost",
                        "Nothing", "firstStepPermission", "Nobody's"));
        form.putAll(Map.of("unexpected", "More calls.", "lessons", "Begin small.", "differently", "Ask earlier.", "interests",
                "Paid by the programme."));
        form.putAll(Map.of("resultText", "Visits", "resultFigure", "12 %", "resultBaseline", "40 %", "resultDenominator",
                "200 people"));
        form.put("resultSeries", "2014: 9\r\n2015: 7\r\n\r\n 2016: 4.5");
        return form;
    }
}
