package network.vanguard.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

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

/** Whether a note helps its readers where they are, holds there, and is still looked after. */
@QuarkusTest
class UpkeepTest {

    private static final String THIRD_SITE = "zz-house-round-the-corner";
    private static final String FLAGGED = "sites would not know what to do after reading this";

    private final Web author = Web.of(Person.AUTHOR);
    private final Web elsewhere = Web.of(Person.ELSEWHERE);

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
        Cast.site(THIRD_SITE, "Zz House round the corner");
    }

    @Test
    void readersOfThreeSitesWhoWouldNotKnowWhatToDoFlagANoteAndAFirstStepClearsIt() {
        Thing note = Cast.make("note:network");
        member(THIRD_SITE, Person.MODERATOR);
        try {
            assertEquals(403, press(Person.AUTHOR, note, "").status(), "not for who wrote it");
            assertEquals(303, press(Person.ELSEWHERE, note, "Whom do I ring?").status());
            assertEquals(303, press(Person.ELSEWHERE, note, "Whom do I ring first?").status(), "again is still one");
            assertEquals(303, press(Person.COLLEAGUE, note, "").status());
            assertEquals(303, press(Person.LEAD, note, "Of the same site").status());
            // whatever other sites the two belong to by now
            Cast.sql("UPDATE unclear_press SET site_id = (SELECT id FROM site WHERE slug = :site) WHERE entry_id = :entry "
                    + "AND member_id IN (SELECT id FROM member WHERE handle IN ('stockport', 'lead'))",
                    Map.of("site", Cast.SITE, "entry", note.id()));
            assertFalse(page(author, note).contains(FLAGGED), "two sites are not enough");
            assertFalse(author.get("/me").body().contains("/notes/" + note.slug() + "#flagged"));
            assertEquals(303, press(Person.MODERATOR, note, "What does it cost?").status());

            String flagged = page(author, note);
            HtmlCheck.valid(flagged);
            assertTrue(flagged.contains("Readers of 3 " + FLAGGED), flagged);
            assertTrue(flagged.contains("“<bdi>Whom do I ring first?</bdi>”") && flagged.contains("What does it cost?"));
            assertFalse(flagged.contains("Whom do I ring?"), "the question that was replaced");
            assertTrue(author.get("/me").body().contains("/notes/" + note.slug() + "#flagged"), "it waits for its author");
            String others = page(Web.of(Person.PRACTITIONER), note);
            assertFalse(others.contains(FLAGGED) || others.contains("Whom do I ring"), "questions are for the authors");
            assertEquals(0, unclear(Person.PRACTITIONER, note).get("questions").size());
            JsonNode told = unclear(Person.AUTHOR, note);
            assertEquals(3, told.get("sites").asInt());
            assertTrue(told.get("flagged").asBoolean());

            assertFalse(page(elsewhere, note).contains("Now I would"), "there is no first step yet");
            assertEquals(409, clear(Person.ELSEWHERE, note).status());
            assertEquals(303, author.post("/notes/" + note.slug() + "/edit", Map.of("title", "Cast", "body", "What we learnt.",
                    "revision", "1", "site", Cast.SITE, "firstStep", "Ring the library")).status());
            assertTrue(unclear(Person.AUTHOR, note).get("flagged").asBoolean(), "the authors cannot clear it alone");
            assertTrue(page(Web.of(Person.PRACTITIONER), note).contains("Now I would"));
            assertEquals(403, clear(Person.AUTHOR, note).status());
            assertEquals(303, clear(Person.ELSEWHERE, note).status());
            assertFalse(page(author, note).contains(FLAGGED));
            assertFalse(author.get("/me").body().contains("/notes/" + note.slug() + "#flagged"));
            assertEquals(0, unclear(Person.AUTHOR, note).get("sites").asInt());
        } finally {
            Cast.sql("DELETE FROM site_membership WHERE site_id = (SELECT id FROM site WHERE slug = :site)",
                    Map.of("site", THIRD_SITE));
        }
    }

    @Test
    void whatAReaderTookBackIsGone() {
        Thing note = Cast.make("note:network");
        press(Person.ELSEWHERE, note, "A slip");
        assertTrue(page(elsewhere, note).contains("You have said that you would not know what to do."));
        assertTrue(unclear(Person.ELSEWHERE, note).get("mine").asBoolean());
        assertEquals(303, elsewhere.post("/entries/" + note.id() + "/unclear/undo", Map.of()).status());
        assertFalse(unclear(Person.ELSEWHERE, note).get("mine").asBoolean());
        assertEquals(0, unclear(Person.AUTHOR, note).get("questions").size());
        Answer tooLong = press(Person.ELSEWHERE, note, "x".repeat(501));
        assertEquals(422, tooLong.status());
        HtmlCheck.valid(tooLong.body());
        assertTrue(tooLong.body().contains("href=\"#question\"") && tooLong.body().contains("x".repeat(501)),
                "the text is kept");
    }

    @Test
    void otherSitesConfirmOrDisputeAndTheNewestAnswerOfASiteCounts() {
        Thing note = Cast.make("note:network");
        member(THIRD_SITE, Person.MODERATOR);
        try {
            assertTrue(page(elsewhere, note).contains("Still true where you are?"));
            assertFalse(page(author, note).contains("Still true where you are?"), "nobody confirms their own");
            assertEquals(303,
                    check(elsewhere, note, Map.of("site", Cast.OTHER_SITE, "holds", "yes", "place", "Ward 3")).status());
            Answer silent = check(Web.of(Person.MODERATOR), note, Map.of("holds", "no", "place", "By the sea"));
            assertEquals(422, silent.status(), "a no needs a sentence");
            HtmlCheck.valid(silent.body());
            assertTrue(silent.body().contains("href=\"#reason\"") && silent.body().contains("value=\"By the sea\""),
                    silent.body());
            assertEquals(303, check(Web.of(Person.MODERATOR), note,
                    Map.of("holds", "no", "reason", "Our library closes at noon.")).status());
            String page = page(Web.of(Person.PRACTITIONER), note);
            HtmlCheck.valid(page);
            assertTrue(page.contains("<strong>Still true: 1 site</strong>, last"), page);
            assertTrue(page.contains("Not true at 1 site") && page.contains("“<bdi>Our library closes at noon.</bdi>”"), page);

            assertEquals(303,
                    check(elsewhere, note, Map.of("site", Cast.OTHER_SITE, "holds", "no", "reason", "No longer.")).status());
            JsonNode answers = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/entries/" + note.id() + "/checks", (String) null)
                    .json().get("items");
            assertEquals(List.of("false true", "false true", "true false"), StreamSupport.stream(answers.spliterator(), false)
                    .map(one -> one.get("holds").asText() + " " + one.get("current").asText()).toList());
            assertEquals(Cast.OTHER_SITE, answers.get(0).get("site").asText());
            assertTrue(page(author, note).contains("Not true at 2 sites"));
            String all = Web.of(Person.PRACTITIONER).get("/entries/" + note.id() + "/checks").body();
            HtmlCheck.valid(all);
            assertTrue(all.contains("true (an earlier answer)"), all);

            String address = "/api/v1/entries/" + note.id() + "/checks/" + answers.get(0).get("id").asText();
            assertEquals(204, elsewhere.api("DELETE", address, (String) null).status());
            assertEquals(404, elsewhere.api("GET", address, (String) null).status());
            assertTrue(page(author, note).contains("Not true at 1 site"), "what was taken back is gone");
        } finally {
            Cast.sql("DELETE FROM site_membership WHERE site_id = (SELECT id FROM site WHERE slug = :site)",
                    Map.of("site", THIRD_SITE));
        }
    }

    @Test
    void aNoteThatNobodyLooksAtSaysSoWaitsForItsOwnerAndLeavesTheListsInTheEnd() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        String topic = Cast.unique("stale-topic-");
        Thing note = Cast.entry("note", "network", "Cast note of " + topic, Cast.SITE, List.of(topic));
        String list = "/notes?tag=" + topic;
        assertFalse(author.get("/me").body().contains(note.slug()) && author.get("/me").body().contains("#stale"));

        reviewBy(note, today.minusDays(1));
        String stale = page(Web.of(Person.PRACTITIONER), note);
        HtmlCheck.valid(stale);
        assertTrue(stale.contains("Not reviewed since") && !stale.contains(">Still right<"), stale);
        assertTrue(Web.of(Person.PRACTITIONER).get(list).body().contains("<span>Needs review</span>"));
        String mine = author.get("/me").body();
        HtmlCheck.valid(mine);
        assertTrue(mine.contains("/entries/" + note.id() + "/still-right"), "it waits for who wrote it");
        assertTrue(Web.of(Person.LEAD).get("/me").body().contains("/entries/" + note.id() + "/still-right"),
                "and for its site");
        assertFalse(elsewhere.get("/me").body().contains("/entries/" + note.id() + "/still-right"));

        reviewBy(note, today.minusYears(2).minusDays(1));
        assertTrue(page(elsewhere, note).contains("This has expired."));
        assertFalse(elsewhere.get(list).body().contains(note.slug()), "lists leave it out");
        assertFalse(elsewhere.api("GET", "/api/v1/entries?tag=" + topic, (String) null).body().contains(note.slug()));
        assertTrue(
                elsewhere.api("GET", "/api/v1/entries?expired=true&tag=" + topic, (String) null).body().contains(note.slug()));
        assertTrue(Web.of(Person.CURATOR).api("GET", "/api/v1/exports/entries.ndjson?tag=" + topic, (String) null).body()
                .contains(note.slug()), "nothing is lost from an export");

        String etag = author.api("GET", "/api/v1/entries/" + note.id(), (String) null).header("ETag");
        assertEquals(303, Web.of(Person.COLLEAGUE).post("/entries/" + note.id() + "/still-right", Map.of()).status());
        JsonNode now = author.api("GET", "/api/v1/entries/" + note.id(), (String) null).json();
        assertEquals(today.plusMonths(24).toString(), now.get("reviewBy").asText());
        assertEquals(etag, author.api("GET", "/api/v1/entries/" + note.id(), (String) null).header("ETag"), "the same text");
        String kept = page(elsewhere, note);
        assertFalse(kept.contains("This has expired.") || kept.contains("Not reviewed since <time"), kept);
        assertTrue(elsewhere.get(list).body().contains(note.slug()) && !elsewhere.get(list).body().contains("Needs review"));
        assertTrue(elsewhere.get("/notes/" + note.slug() + "/history").body().contains("Found still right"),
                "who and when is kept");
        JsonNode reviews = elsewhere.api("GET", "/api/v1/entries/" + note.id() + "/reviews", (String) null).json();
        assertEquals(Person.COLLEAGUE.account(), reviews.get(0).get("by").asText());
        assertEquals(409, author.api("POST", "/api/v1/entries/" + Cast.make("note:archived").id() + "/reviews", (String) null)
                .status());
    }

    private static void reviewBy(Thing note, LocalDate day) {
        Cast.sql("UPDATE entry SET review_by = :day WHERE id = :id", Map.of("day", day, "id", note.id()));
    }

    private static void member(String site, Person person) {
        Cast.sql("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT s.id, m.id, 'contributor', 'granted', now() FROM site s, member m WHERE s.slug = :site AND m.handle = :handle
                ON CONFLICT DO NOTHING""", Map.of("site", site, "handle", person.account()));
    }

    private static Answer press(Person person, Thing note, String question) {
        return Web.of(person).post("/entries/" + note.id() + "/unclear", Map.of("question", question));
    }

    private static Answer clear(Person person, Thing note) {
        return Web.of(person).post("/entries/" + note.id() + "/unclear/cleared", Map.of());
    }

    private static Answer check(Web web, Thing note, Map<String, String> form) {
        return web.post("/entries/" + note.id() + "/checks", new HashMap<>(form));
    }

    private static JsonNode unclear(Person person, Thing note) {
        return Web.of(person).api("GET", "/api/v1/entries/" + note.id() + "/unclear", (String) null).json();
    }

    private static String page(Web web, Thing note) {
        return web.get("/notes/" + note.slug()).body();
    }
}
