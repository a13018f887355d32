package network.vanguard.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
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
import network.vanguard.member.MemberService;

/** A challenge has somebody who answers for it and a day; only who raised it, or a neutral moderator, says that it is answered. */
@QuarkusTest
class ChallengeTest {

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void howSoonAnAnswerIsDueIsToldAsItIsSet() {
        for (String page : List.of("/challenges", "/help")) {
            assertTrue(page(Person.PRACTITIONER, page).contains("within 10 working days"), page);
        }
    }

    @Test
    void aChallengeWaitsForItsOwnerAgesAndIsAnsweredByTheChallengersWord() {
        Thing note = Cast.make("note:network");
        String text = "Where does the money for " + Cast.unique("kettles") + " come from?";
        long id = comment(note, Person.PRACTITIONER, text, "challenge", null);
        JsonNode challenge = challenge(Person.AUTHOR, id);
        assertEquals("erewash", challenge.get("owner").asText());
        assertEquals("open", challenge.get("state").asText());
        LocalDate due = LocalDate.parse(challenge.get("due").asText());
        assertTrue(due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY, due::toString);
        assertTrue(page(Person.AUTHOR, "/me").contains(text), "it enters the queue of who answers for the post");
        assertTrue(page(Person.AUTHOR, "/").contains("<a href=\"/me#challenges-waiting\">"), "and is told on their front page");
        assertTrue(page(Person.AUTHOR, "/challenges?for=me").contains(text));
        assertFalse(page(Person.COLLEAGUE, "/challenges?for=me").contains(text));
        assertFalse(page(Person.PRACTITIONER, "/notes/" + note.slug()).contains("Unanswered"));

        age(id);
        assertEquals("past-due", challenge(Person.AUTHOR, id).get("state").asText());
        String post = page(Person.PRACTITIONER, "/notes/" + note.slug());
        assertTrue(post.contains("<a href=\"/challenges/" + id + "\">a challenge below is past its day</a>"), post);
        assertTrue(post.contains("<strong>Unanswered</strong> since"), post);
        assertTrue(page(Person.PRACTITIONER, "/").contains("unanswered past"));

        Answer unknown = Web.of(Person.AUTHOR).post("/challenges/" + id + "/unknown",
                Map.of("sentence", "Nobody has asked yet."));
        assertEquals(303, unknown.status(), unknown::body);
        assertTrue(page(Person.PRACTITIONER, "/notes/" + note.slug())
                .contains("<strong>We do not know.</strong> Nobody has asked yet."));
        assertEquals("past-due", challenge(Person.AUTHOR, id).get("state").asText(), "who is asked does not decide");
        assertEquals(403, Web.of(Person.AUTHOR).post("/challenges/" + id + "/answered", Map.of()).status());

        long reply = challenge(Person.AUTHOR, id).get("unknown").asLong();
        Answer marked = Web.of(Person.PRACTITIONER).post("/challenges/" + id + "/answered",
                Map.of("answer", String.valueOf(reply)));
        assertEquals(303, marked.status(), marked::body);
        assertEquals("unknown", challenge(Person.AUTHOR, id).get("state").asText());
        assertFalse(page(Person.AUTHOR, "/me").contains(text));
        assertFalse(page(Person.PRACTITIONER, "/notes/" + note.slug()).contains("past its day"));

        assertEquals(303, Web.of(Person.PRACTITIONER).post("/challenges/" + id + "/reopen", Map.of()).status());
        assertEquals("past-due", challenge(Person.AUTHOR, id).get("state").asText());
        long answer = comment(note, Person.LEAD, "From the council.", null, id);
        long elsewhere = comment(note, Person.LEAD, "Something else.", null, null);
        Answer wrong = Web.of(Person.MODERATOR).post("/challenges/" + id + "/answered",
                Map.of("answer", String.valueOf(elsewhere)));
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("href=\"#answer\""), wrong::body);
        assertEquals(303, Web.of(Person.MODERATOR).post("/challenges/" + id + "/answered",
                Map.of("answer", String.valueOf(answer))).status());
        JsonNode done = challenge(Person.PRACTITIONER, id);
        assertEquals("answered", done.get("state").asText());
        assertEquals(answer, done.get("answer").asLong());
        String history = page(Person.PRACTITIONER, "/challenges/" + id);
        for (String part : List.of("it was raised", "said: “We do not know”", "the person who raised it marked it as answered",
                "the person who raised it took the mark back", "a moderator, marked it as answered",
                "the reply that answers it")) {
            assertTrue(history.contains(part), part + " in " + history);
        }
    }

    @Test
    void itIsPassedOnWithAReasonToSomebodyWithAPartInIt() {
        Thing note = Cast.make("note:network");
        String text = "Who pays for " + Cast.unique("minibuses") + "?";
        long id = comment(note, Person.PRACTITIONER, text, "challenge", null);
        for (String nobody : List.of("practitioner", "morecambe", "nobody of this name", "erewash")) {
            Answer refused = Web.of(Person.AUTHOR).post("/challenges/" + id + "/pass",
                    Map.of("person", nobody, "reason", "They know."));
            assertEquals(422, refused.status(), nobody);
            assertTrue(refused.body().contains("value=\"" + nobody + "\"") && refused.body().contains("They know."),
                    refused::body);
        }
        assertEquals(303, Web.of(Person.AUTHOR)
                .post("/challenges/" + id + "/pass", Map.of("person", "stockport", "reason", "She drives one.")).status());
        assertTrue(page(Person.COLLEAGUE, "/me").contains(text));
        assertFalse(page(Person.AUTHOR, "/me").contains(text));
        JsonNode history = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/challenges/" + id + "/history", (String) null)
                .json();
        assertEquals("passed", history.at("/items/1/what").asText());
        assertEquals("erewash", history.at("/items/1/by").asText());
        assertEquals("stockport", history.at("/items/1/to").asText());
        assertEquals("She drives one.", history.at("/items/1/reason").asText());
    }

    @Test
    void aCommentThatIsNoChallengeAnyMoreLeavesTheQueueAndOneThatBecomesOneBegins() {
        Thing note = Cast.make("note:network");
        String text = "And " + Cast.unique("wheelbarrows") + "?";
        long id = comment(note, Person.PRACTITIONER, text, "challenge", null);
        age(id);
        revise(id, text, "comment");
        assertEquals(404, Web.of(Person.AUTHOR).api("GET", "/api/v1/challenges/" + id, (String) null).status());
        assertFalse(page(Person.AUTHOR, "/me").contains(text));
        assertFalse(page(Person.PRACTITIONER, "/notes/" + note.slug()).contains("past its day"));
        revise(id, text, "challenge");
        assertEquals("open", challenge(Person.AUTHOR, id).get("state").asText(), "its clock begins anew");
        assertEquals(204, Web.of(Person.PRACTITIONER).api("DELETE", "/api/v1/comments/" + id, (String) null).status());
        assertEquals(404, Web.of(Person.AUTHOR).get("/challenges/" + id).status());
    }

    @Test
    void somebodyOfTheSiteAnswersWhenTheAuthorRaisedItOrHasLeft() {
        Thing told = Cast.make("case-study:network");
        assertEquals("lead",
                challenge(Person.LEAD, comment(told, Person.AUTHOR, "My own doubt.", "challenge", null)).get("owner")
                        .asText());
        Cast.sql("UPDATE entry SET author_id = (SELECT id FROM member WHERE handle = 'morecambe') WHERE id = :id",
                Map.of("id", told.id()));
        assertEquals("lead", challenge(Person.LEAD, comment(told, Person.PRACTITIONER, "Who carries on?", "challenge", null))
                .get("owner").asText());
    }

    @Test
    void aCuratorAnswersForWhatThePlatformBroughtAlong() {
        Thing told = Cast.make("case-study:network");
        Cast.sql("UPDATE entry SET site_id = NULL, author_id = :platform WHERE id = :id",
                Map.of("id", told.id(), "platform", Cast.bean(MemberService.class).platform().memberId()));
        String owner = challenge(Person.CURATOR, comment(told, Person.PRACTITIONER, "Who pays for it?", "challenge", null))
                .get("owner").asText();
        assertEquals(1, Cast.count("SELECT count(*) FROM member WHERE handle = :owner AND 'curator' = ANY (roles)",
                Map.of("owner", owner)), owner);
    }

    @Test
    void theCountsTellNothingOfWhatOneMayNotRead() {
        JsonNode before = counts(Person.PRACTITIONER);
        JsonNode visitors = counts(Person.ANONYMOUS);
        long ours = counts(Person.COLLEAGUE).get("open").asLong();
        comment(Cast.make("note:site"), Person.LEAD, "Kept to the site.", "challenge", null);
        assertEquals(before, counts(Person.PRACTITIONER));
        assertEquals(ours + 1, counts(Person.COLLEAGUE).get("open").asLong());
        comment(Cast.make("note:network"), Person.LEAD, "For the network.", "challenge", null);
        assertEquals(visitors, counts(Person.ANONYMOUS));
        assertEquals(before.get("open").asLong() + 1, counts(Person.PRACTITIONER).get("open").asLong());
    }

    private static JsonNode counts(Person person) {
        return Web.newToken(person).api("GET", "/api/v1/challenges/counts?site=" + Cast.SITE, (String) null).json();
    }

    private static JsonNode challenge(Person person, long id) {
        Answer answer = Web.of(person).api("GET", "/api/v1/challenges/" + id, (String) null);
        assertEquals(200, answer.status(), answer::body);
        return answer.json();
    }

    private static void age(long id) {
        Cast.sql("UPDATE challenge SET due = CURRENT_DATE - 2 WHERE comment_id = :id", Map.of("id", id));
    }

    private static long comment(Thing under, Person person, String text, String kind, Long parent) {
        Answer answer = Web.of(person).api("POST", "/api/v1/entries/" + under.id() + "/comments", "{\"body\":\"" + text + "\""
                + (kind == null ? "" : ",\"kind\":\"" + kind + "\"") + (parent == null ? "" : ",\"parent\":" + parent) + "}");
        assertEquals(201, answer.status(), answer::body);
        return answer.json().get("id").asLong();
    }

    private static void revise(long id, String text, String kind) {
        Answer answer = Web.of(Person.PRACTITIONER).api("PUT", "/api/v1/comments/" + id,
                "{\"body\":\"" + text + "\",\"kind\":\"" + kind + "\"}");
        assertEquals(200, answer.status(), answer::body);
    }

    private static String page(Person person, String address) {
        Answer answer = Web.of(person).get(address);
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }
}
