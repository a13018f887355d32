package network.vanguard.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What somebody writes who is new here and links to another website waits for a moderator; nobody else's door is closed. */
@QuarkusTest
class NewcomersTest {

    private static final Web NEWCOMER = Web.of(Person.PRACTITIONER);
    private static final Web READER = Web.of(Person.CURATOR);
    private static final Web MODERATOR = Web.of(Person.MODERATOR);
    private static final String TOLD = "A moderator looks at it before others read it, because your account is new and it links to another website.";

    @BeforeEach
    void somebodyIsNewHere() {
        Cast.enters();
        joined("now()");
    }

    @AfterEach
    void nobodyIsNewAnyMore() {
        joined("now() - interval '30 days'");
    }

    private static void joined(String when) {
        Cast.sql("UPDATE member SET let_through_at = NULL, created_at = " + when + " WHERE handle IN (:one, :other)",
                Map.of("one", Person.PRACTITIONER.account(), "other", Person.AUTHOR.account()));
    }

    private static long caseOf(String column, long id) {
        return Cast.count("SELECT coalesce(max(id), 0) FROM moderation_case WHERE " + column + " = :id AND state = 'open'",
                Map.of("id", id));
    }

    private static void decide(long caseId, String verb) {
        Answer decided = MODERATOR.api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                "{\"verb\":\"" + verb + "\",\"rule\":\"no-selling\",\"reason\":\"We have looked at it.\"}");
        assertEquals(2, decided.status() / 100, decided::body);
    }

    private static Answer comment(Web web, Thing note, String text) {
        return web.api("POST", note.in("/api/v1/entries/{id}/comments"), "{\"body\":\"" + text + "\"}");
    }

    private static String state(Answer comment) {
        assertEquals(201, comment.status(), comment::body);
        return comment.json().get("state").asText();
    }

    @Test
    void aCommentWithALinkIsSavedAndWaitsAndItsWriterIsToldAtOnce() {
        Thing note = Cast.make("note:network");
        String host = Cast.unique("cheap-beds") + ".example";
        String text = "Look at [these](https://" + host + "/beds).";
        Answer sent = NEWCOMER.post(note.in("/entries/{id}/comments"),
                Map.of("body", text, "kind", "comment", "idempotencyKey", "first-" + host));
        assertEquals(303, sent.status(), sent::body);
        assertTrue(NEWCOMER.get(note.in("/notes/{slug}")).body().contains(TOLD), "told at once");
        // going back and sending it again is sending it once
        assertEquals(303, NEWCOMER.post(note.in("/entries/{id}/comments"),
                Map.of("body", text, "kind", "comment", "idempotencyKey", "second-" + host)).status());
        assertEquals(1, Cast.count("SELECT count(*) FROM comment WHERE entry_id = :id", Map.of("id", note.id())));
        long id = Cast.count("SELECT max(id) FROM comment WHERE entry_id = :id", Map.of("id", note.id()));

        for (Person person : List.of(Person.AUTHOR, Person.CURATOR, Person.ELSEWHERE)) {
            assertFalse(Web.of(person).get(note.in("/notes/{slug}")).body().contains(host), person.name());
        }
        assertFalse(READER.api("GET", "/api/v1/curation/leads?limit=100", (String) null).body().contains(host),
                "the platform does not follow it up either");
        long caseId = caseOf("comment_id", id);
        assertTrue(NEWCOMER.get("/me").body().contains("Hidden until a moderator decides"));
        long decision = Cast.count("SELECT max(id) FROM decision WHERE case_id = :id", Map.of("id", caseId));
        assertTrue(NEWCOMER.get("/decisions/" + decision).body()
                .contains("Its author is new here, and it links to another website."));
        Answer looked = MODERATOR.get("/moderation/" + caseId);
        assertTrue(looked.body().contains(host) && looked.body().contains("Held until a moderator looks at it"), looked::body);

        decide(caseId, "keep");
        assertTrue(READER.get(note.in("/notes/{slug}")).body().contains(host));
        assertTrue(NEWCOMER.get("/me").body().contains("A moderator has looked at it. It breaks no rule: it is shown"));
        assertEquals("visible", state(comment(NEWCOMER, note, "More at https://" + host + "/more")),
                "who was let through is known");
        assertEquals(1,
                Cast.count("SELECT count(*) FROM audit_log WHERE verb = 'held' AND subject = 'comment' AND subject_id = :id",
                        Map.of("id", String.valueOf(id))));
    }

    @Test
    void whoWasRefusedIsStillNew() {
        Thing note = Cast.make("note:network");
        Answer first = comment(NEWCOMER, note, "https://beds.example/" + note.id());
        assertEquals("hidden", state(first));
        decide(caseOf("comment_id", first.json().get("id").asLong()), "hide");
        assertEquals("hidden", state(comment(NEWCOMER, note, "https://chairs.example/" + note.id())));
    }

    @Test
    void aNoteAndADiscussionWaitTooAndSoDoesALinkThatComesInLater() {
        for (String kind : List.of("notes", "discussions")) {
            String title = Cast.unique("Newcomer of the " + kind + " ");
            Answer sent = NEWCOMER.api("POST", "/api/v1/" + kind, "{\"title\":\"" + title
                    + "\",\"body\":\"As they do.\",\"source\":[\"https://shop.example/a\"]}");
            assertEquals(201, sent.status(), sent::body);
            assertEquals("hidden", sent.json().get("state").asText());
            long id = sent.json().get("id").asLong();
            assertEquals(404, READER.api("GET", "/api/v1/entries/" + id, (String) null).status());
            assertEquals("hidden",
                    NEWCOMER.api("GET", "/api/v1/entries/" + id, (String) null).json().get("state").asText());

            Answer form = NEWCOMER.post("/" + kind, Map.of("title", title + " again", "body", "See https://shop.example/b",
                    "visibility", "network", "purpose", "question"));
            assertEquals(303, form.status(), form::body);
            assertTrue(NEWCOMER.get(form.location()).body().contains(TOLD), form::location);

            Answer plain = NEWCOMER.api("POST", "/api/v1/" + kind, "{\"title\":\"" + title + " plain\",\"body\":\"Words.\"}");
            assertEquals("published", plain.json().get("state").asText(), "nobody's door is closed");
            long entry = plain.json().get("id").asLong();
            JsonNode now = NEWCOMER.api("GET", "/api/v1/entries/" + entry, (String) null).json();
            Answer changed = NEWCOMER.api("PUT", "/api/v1/" + kind + "/" + entry,
                    "{\"title\":\"" + now.get("title").asText()
                            + "\",\"body\":\"Words, and //shop.example: [x](//shop.example).\"}",
                    "If-Match", plain.header("ETag"));
            assertEquals(200, changed.status(), changed::body);
            assertEquals("hidden", changed.json().get("state").asText());
        }
    }

    @Test
    void wordsAndLinksToOurOwnPagesAndPeopleOfASiteGoOutAtOnce() {
        Thing note = Cast.make("note:network");
        assertEquals("visible", state(comment(NEWCOMER, note, "As in [this note](/notes/" + note.slug() + "), see a.example")));
        assertEquals("visible", state(comment(NEWCOMER, note, "http://localhost:8080/notes/" + note.slug())));
        assertEquals("visible", state(comment(Web.of(Person.AUTHOR), note, "https://known.example/" + note.id())),
                "a site has said who that is");
        joined("now() - interval '8 days'");
        assertEquals("visible", state(comment(NEWCOMER, note, "https://later.example/" + note.id())));
    }

    @Test
    void aChangeThatBringsInALinkWaitsAndOneThatLeavesItDoesNot() {
        Thing note = Cast.make("note:network");
        joined("now() - interval '8 days'");
        long id = comment(NEWCOMER, note, "See https://one.example/" + note.id()).json().get("id").asLong();
        joined("now()");
        Answer left = NEWCOMER.api("PUT", "/api/v1/comments/" + id,
                "{\"body\":\"Do see https://one.example/" + note.id() + "\"}");
        assertEquals("visible", left.json().get("state").asText(), left::body);
        Answer changed = NEWCOMER.api("PUT", "/api/v1/comments/" + id,
                "{\"body\":\"See https://two.example/" + note.id() + "\"}");
        assertEquals("hidden", changed.json().get("state").asText(), changed::body);
        assertTrue(caseOf("comment_id", id) > 0);
    }
}
