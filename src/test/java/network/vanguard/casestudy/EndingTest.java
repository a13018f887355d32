package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
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

/** Whether what a case study tells of is still running, and what readers learn when it is not. */
@QuarkusTest
class EndingTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    private final Web author = Web.of(Person.AUTHOR);
    private final Web reader = Web.of(Person.PRACTITIONER);

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void afterTwoQuestionsWithoutAnAnswerReadersSeeSinceWhenNobodyConfirmedIt() {
        String topic = Cast.unique("running-topic-");
        Thing lunch = Cast.entry("case-study", "network", "Lunch of " + topic, Cast.SITE, List.of(topic));
        Cast.sql("UPDATE entry SET published_at = '2024-03-05T12:00:00Z' WHERE id = :id", Map.of("id", lunch.id()));
        String list = "/case-studies?tag=" + topic;

        askedOn(lunch, TODAY.plusDays(1));
        assertFalse(asked(author, lunch), "not before its day");
        askedOn(lunch, TODAY);
        String mine = author.get("/me").body();
        HtmlCheck.valid(mine);
        assertTrue(mine.contains("First reminder: is this still running?") && asked(author, lunch), mine);
        assertTrue(asked(Web.of(Person.COLLEAGUE), lunch), "its site looks after it too");
        assertFalse(asked(Web.of(Person.ELSEWHERE), lunch));
        assertTrue(page(author, lunch).contains("Yes, still running"));
        assertFalse(page(reader, lunch).contains("still running"), "readers are told nothing yet");
        askedOn(lunch, TODAY.minusDays(30));
        assertTrue(author.get("/me").body().contains("Second reminder: is this still running?"));
        askedOn(lunch, TODAY.minusDays(59));
        assertFalse(page(reader, lunch).contains("Not confirmed since"));

        askedOn(lunch, TODAY.minusDays(60));
        String silent = page(reader, lunch);
        HtmlCheck.valid(silent);
        assertTrue(silent.contains("Not confirmed since <time datetime=\"2024-03-05T12:00:00Z\">5 March 2024</time>"), silent);
        assertFalse(silent.contains("Yes, still running"), "only who looks after it answers");
        assertTrue(reader.get(list).body().contains("<span>Not confirmed since 5 March 2024</span>"));
        assertTrue(reader.get(list + "&mark=not-confirmed").body().contains(lunch.slug()));
        assertFalse(reader.get(list + "&mark=running").body().contains(lunch.slug()));
        assertEquals("not-confirmed", json(lunch).get("running").asText());
        askedOn(lunch, TODAY.minusYears(5));
        assertTrue(reader.get(list).body().contains(lunch.slug()), "a case study never leaves the lists");

        assertEquals(403, reader.post("/entries/" + lunch.id() + "/still-right", Map.of()).status());
        assertEquals(303, Web.of(Person.COLLEAGUE).post("/entries/" + lunch.id() + "/still-right", Map.of()).status());
        assertEquals(TODAY.plusMonths(12).toString(), json(lunch).get("reviewBy").asText());
        assertFalse(page(reader, lunch).contains("Not confirmed since") || asked(author, lunch));
        assertTrue(reader.get(list + "&mark=running").body().contains(lunch.slug()));
        assertTrue(reader.get("/case-studies/" + lunch.slug() + "/history").body().contains("Confirmed as still running"));
    }

    @Test
    void whatHasEndedSaysSoFirstWithItsLessonAndStaysToBeFound() {
        String topic = Cast.unique("ended-topic-");
        Thing lunch = Cast.entry("case-study", "submitted", "Lunch of " + topic, Cast.SITE, List.of(topic));
        assertEquals(200, Web.of(Person.CURATOR)
                .api("POST", "/api/v1/case-studies/" + lunch.id() + "/publish", "{}").status());
        assertEquals(TODAY.plusMonths(12).toString(), json(lunch).get("reviewBy").asText(), "asked for the first time");
        assertFalse(json(lunch).hasNonNull("running"), "nobody has said that it runs");
        String address = "/case-studies/" + lunch.slug() + "/ending";
        assertEquals(403, reader.get(address).status());
        HtmlCheck.valid(author.get(address).body());

        Map<String, String> form = new HashMap<>(
                Map.of("month", "3", "year", "2019", "why", "money-ended", "how", "The grant for the cook ran out", "lesson",
                        ""));
        Answer silent = author.post(address, form);
        assertEquals(422, silent.status(), "an ending needs one lesson");
        HtmlCheck.valid(silent.body());
        assertTrue(silent.body().contains("href=\"#lesson\"") && silent.body().contains("The grant for the cook ran out"));
        form.put("lesson", "Find a second cook " + topic + "lesson before the first one leaves.");
        form.put("year", String.valueOf(TODAY.getYear() + 1));
        assertTrue(author.post(address, form).body().contains("href=\"#year\""), "nothing ends in the future");
        form.put("year", "soon");
        assertTrue(author.post(address, form).body().contains("href=\"#year\""));
        form.put("year", "2019");
        form.put("why", "taken-over");
        form.put("how", " ");
        assertTrue(author.post(address, form).body().contains("href=\"#how\""), "who took it over?");
        form.put("why", "money-ended");
        assertEquals(303, author.post(address, form).status());

        String ended = page(reader, lunch);
        HtmlCheck.valid(ended);
        int first = ended.indexOf("This ended in March 2019.");
        assertTrue(first > ended.indexOf("<h1>") && first < ended.indexOf("In one sentence."), "before anything else");
        assertTrue(ended.contains("The money ended.") && ended.contains("Find a second cook"), ended);
        String list = "/case-studies?tag=" + topic;
        assertTrue(reader.get(list).body().contains("<span>Ended</span>"));
        assertTrue(reader.get(list + "&mark=ended").body().contains(lunch.slug()));
        assertTrue(reader.get("/search?q=" + topic + "lesson").body().contains(lunch.slug()), "its lesson is found");
        assertTrue(reader.get("/entries/" + lunch.id() + "/text").body().contains("Find a second cook"));
        assertTrue(reader.get("/entries/" + lunch.id() + "/jsonld").body().contains("Find a second cook"));
        assertEquals("2019-03", json(lunch).get("ending").get("when").asText());
        assertEquals("ended", json(lunch).get("running").asText());
        assertFalse(json(lunch).hasNonNull("reviewBy"), "no more questions");
        assertEquals(409, author.api("POST", "/api/v1/entries/" + lunch.id() + "/reviews", (String) null).status());
        assertEquals(200, reader.api("GET", "/api/v1/entries/" + lunch.id() + "/similar", (String) null).status());

        int revision = author.api("GET", "/api/v1/entries/" + lunch.id(), (String) null).header("ETag").hashCode();
        Answer again = author.api("PUT", "/api/v1/case-studies/" + lunch.id() + "/ending",
                json(lunch).get("ending").toString());
        assertEquals(200, again.status(), again::body);
        assertEquals(revision, again.header("ETag").hashCode(), "the same again is no new version");
        Map<String, String> edit = Map.of("title", "Lunch of " + topic, "summary", "In another sentence.", "site", Cast.SITE,
                "revision", again.json().get("revision").asText());
        assertEquals(303, author.post("/case-studies/" + lunch.slug() + "/edit", edit).status());
        assertTrue(page(reader, lunch).contains("This ended in March 2019."), "the form leaves the ending alone");

        assertEquals(403, reader.post(address + "/undo", Map.of()).status());
        assertEquals(303, Web.of(Person.COLLEAGUE).post(address + "/undo", Map.of()).status());
        assertFalse(page(reader, lunch).contains("This ended") || page(reader, lunch).contains("Find a second cook"));
        assertFalse(reader.get("/search?q=" + topic + "lesson").body().contains(lunch.slug()), "gone from search too");
        assertEquals(TODAY.plusMonths(12).toString(), json(lunch).get("reviewBy").asText());
        assertEquals("running", json(lunch).get("running").asText());
        String history = reader.get("/case-studies/" + lunch.slug() + "/history").body();
        assertTrue(history.contains("Said that it has ended, in March 2019")
                && history.contains("Took back that it has ended: it runs"), history);
        assertFalse(history.contains("Find a second cook"), "what was taken back is told to nobody else");
    }

    @Test
    void aWrongEndingIsRefusedByTheNameOfItsField() {
        Thing lunch = Cast.make("case-study:network");
        String address = "/api/v1/case-studies/" + lunch.id() + "/ending";
        Map.of("lesson", "{\"when\":\"2019\",\"why\":\"money-ended\",\"lesson\":\" \"}",
                "how", "{\"when\":\"2019\",\"why\":\"other\",\"lesson\":\"Ask.\"}",
                "when", "{\"when\":\"2019-13\",\"why\":\"other\",\"how\":\"Rain\",\"lesson\":\"Ask.\"}")
                .forEach((field, body) -> {
                    Answer answer = author.api("PUT", address, body);
                    assertEquals(422, answer.status(), answer::body);
                    JsonNode errors = answer.json().get("errors");
                    assertEquals(field, errors.get(0).get("field").asText());
                });
        assertEquals(200,
                author.api("PUT", address, "{\"when\":\"2019\",\"why\":\"other\",\"how\":\"Rain\",\"lesson\":\"Ask.\"}")
                        .status());
        assertTrue(page(reader, lunch).contains("This ended in 2019."));
        assertEquals(200, author.api("DELETE", address, (String) null).status());
        assertEquals(200, author.api("DELETE", address, (String) null).status(), "taking back what is gone changes nothing");
    }

    private static void askedOn(Thing thing, LocalDate day) {
        Cast.sql("UPDATE entry SET review_by = :day WHERE id = :id", Map.of("day", day, "id", thing.id()));
    }

    private static boolean asked(Web web, Thing thing) {
        return web.get("/me").body().contains("/entries/" + thing.id() + "/still-right");
    }

    private JsonNode json(Thing thing) {
        return reader.api("GET", "/api/v1/entries/" + thing.id(), (String) null).json();
    }

    private static String page(Web web, Thing thing) {
        return web.get("/case-studies/" + thing.slug()).body();
    }
}
