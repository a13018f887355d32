package network.vanguard.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Whoever asked says which reply answered it, and whoever wants an answer asks who might know. */
@QuarkusTest
class AnswerTest {

    private static final String ACCEPTED = "Accepted by the person who asked";

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void whoOpenedADiscussionAcceptsChangesAndTakesBackAnAnswer() {
        String tag = Cast.unique("answered-topic-");
        Thing discussion = Cast.entry("discussion", "public", "Who knows " + Cast.unique("teapots") + "?", null, List.of(tag));
        String list = "/discussions?mark=without-answer&tag=" + tag;
        String address = "/discussions/" + discussion.slug();
        assertTrue(page(Person.PRACTITIONER, list).contains(address));
        long one = comment(discussion, Person.PRACTITIONER, "The library has them.", null, null);
        long other = comment(discussion, Person.ELSEWHERE, "The church lends them.", null, one);
        assertFalse(page(Person.PRACTITIONER, address).contains("This answers my question"));
        assertTrue(page(Person.AUTHOR, address).contains("This answers my question"));

        assertEquals(303, Web.of(Person.AUTHOR).post("/answers/" + one + "/accept", Map.of()).status());
        String shown = page(Person.PRACTITIONER, address);
        assertTrue(shown.contains(ACCEPTED) && shown.contains("<a href=\"/comments/" + one + "\">Read the answer"), shown);
        assertFalse(page(Person.PRACTITIONER, list).contains(address));
        assertEquals(204, Web.of(Person.AUTHOR).api("PUT", "/api/v1/comments/" + other + "/accepted", (String) null).status());
        assertTrue(comment(other).get("accepted").asBoolean());
        assertFalse(comment(one).get("accepted").asBoolean(), "one answer at a time");

        JsonNode record = Web.of(Person.ANONYMOUS).get("/entries/" + discussion.id() + "/jsonld").json();
        assertEquals("QAPage", record.get("@type").asText());
        assertEquals("Question", record.at("/mainEntity/@type").asText());
        assertEquals("The church lends them.", record.at("/mainEntity/acceptedAnswer/text").asText());
        assertTrue(page(Person.ANONYMOUS, "/entries/" + discussion.id() + "/text").contains("The church lends them."));

        Cast.sql("UPDATE comment SET state = 'hidden' WHERE id = :id", Map.of("id", other));
        assertFalse(page(Person.PRACTITIONER, address).contains("Read the answer"), "what is hidden is no answer");
        assertTrue(page(Person.PRACTITIONER, list).contains(address));
        assertFalse(Web.of(Person.ANONYMOUS).get("/entries/" + discussion.id() + "/jsonld").body().contains("church"));
        Cast.sql("UPDATE comment SET state = 'visible' WHERE id = :id", Map.of("id", other));
        assertEquals(303, Web.of(Person.AUTHOR).post("/answers/" + other + "/take-back", Map.of()).status());
        assertFalse(page(Person.PRACTITIONER, address).contains(ACCEPTED));
    }

    @Test
    void whoAskedInACommentAcceptsAReply() {
        Thing note = Cast.make("note:network");
        long question = comment(note, Person.PRACTITIONER, "How long does it take?", "question", null);
        long reply = comment(note, Person.ELSEWHERE, "A week.", null, question);
        assertEquals(403, Web.of(Person.AUTHOR).post("/answers/" + reply + "/accept", Map.of()).status(), "they did not ask");
        assertEquals(303, Web.of(Person.PRACTITIONER).post("/answers/" + reply + "/accept", Map.of()).status());
        assertEquals(reply, comment(question).get("acceptedAnswer").asLong());
        assertTrue(comment(reply).get("accepted").asBoolean());
        assertTrue(page(Person.AUTHOR, "/notes/" + note.slug()).contains(ACCEPTED));
    }

    @Test
    void aQuestionWithoutAnAcceptedAnswerIsMarkedInListsAndSearch() {
        String word = Cast.unique("zzkettles");
        Thing discussion = Cast.entry("discussion", "public", "Who lends " + word + "?", null, List.of(word + " topic"));
        long answer = comment(discussion, Person.ELSEWHERE, "We lend them.", null, null);
        comment(discussion, Person.PRACTITIONER, "Who pays?", "challenge", null);
        comment(discussion, Person.PRACTITIONER, "Who cleans?", "challenge", null);
        List<String> lists = List.of("/discussions?tag=" + word + "-topic", "/search?q=" + word);
        for (String list : lists) {
            String shown = page(Person.ANONYMOUS, list);
            assertTrue(shown.contains("<span>Unanswered</span>") && shown.contains("<span>2 open challenges</span>"), shown);
        }
        JsonNode row = entry(discussion);
        assertTrue(row.get("unanswered").asBoolean() && row.get("openChallenges").asInt() == 2, row::toString);
        assertEquals(303, Web.of(Person.AUTHOR).post("/answers/" + answer + "/accept", Map.of()).status());
        Cast.sql("UPDATE comment SET state = 'hidden' WHERE entry_id = :id AND body = 'Who pays?'",
                Map.of("id", discussion.id()));
        for (String list : lists) {
            String shown = page(Person.ANONYMOUS, list);
            assertTrue(!shown.contains("<span>Unanswered</span>") && shown.contains("<span>1 open challenge</span>"), shown);
        }
        row = entry(discussion);
        assertTrue(!row.get("unanswered").asBoolean() && row.get("openChallenges").asInt() == 1, row::toString);
    }

    @Test
    void aCuratorAcceptsAnAnswerWhenThePersonWhoAskedHasBeenSilentFor30Days() {
        Thing discussion = Cast.entry("discussion", "public", "Who mends " + Cast.unique("zzloom") + "?", null, List.of());
        String address = "/discussions/" + discussion.slug();
        long asked = comment(discussion, Person.AUTHOR, "Nobody?", null, null);
        long answer = comment(discussion, Person.ELSEWHERE, "We mend them.", null, null);
        ago(answer, 31);
        String button = "/answers/" + answer + "/accept";
        Answer early = Web.of(Person.CURATOR).post(button, Map.of());
        assertEquals(403, early.status(), "whoever asked wrote something just now");
        assertTrue(early.body().contains("has been silent for 30 days"), early::body);
        ago(asked, 29);
        assertFalse(page(Person.CURATOR, address).contains(button), "29 days are not 30");
        ago(asked, 31);
        for (Person nobody : List.of(Person.ELSEWHERE, Person.LEAD, Person.MODERATOR, Person.ADMINISTRATOR)) {
            assertFalse(page(nobody, address).contains(button), nobody.name());
            assertEquals(403, Web.of(nobody).post(button, Map.of()).status(), nobody.name());
        }
        assertTrue(page(Person.CURATOR, address).contains("the person who asked has been silent for 30 days"));
        assertEquals(303, Web.of(Person.CURATOR).post(button, Map.of()).status());
        String said = "Accepted by a curator because the person who asked has been silent";
        String shown = page(Person.ANONYMOUS, address);
        assertTrue(shown.contains(said) && !shown.contains(ACCEPTED), shown);
        assertTrue(page(Person.ANONYMOUS, "/entries/" + discussion.id() + "/text").contains(said));
        assertTrue(comment(answer).get("acceptedByCurator").asBoolean());

        long other = comment(discussion, Person.PRACTITIONER, "So do we.", null, null);
        assertEquals(303, Web.of(Person.AUTHOR).post("/answers/" + other + "/accept", Map.of()).status());
        assertFalse(page(Person.ANONYMOUS, address).contains(said), "whoever asked has the last word");
        ago(other, 40);
        assertFalse(page(Person.CURATOR, address).contains(button), "a curator does not choose another then");
        assertEquals(403, Web.of(Person.CURATOR).post(button, Map.of()).status());
        assertEquals(403, Web.of(Person.CURATOR).post("/answers/" + other + "/take-back", Map.of()).status());
    }

    @Test
    void aCuratorTakesBackWhatACuratorAcceptedAndAcceptsNothingOfTheirOwn() {
        Thing note = Cast.make("note:network");
        long question = comment(note, Person.PRACTITIONER, "Who mows?", "question", null);
        long own = comment(note, Person.CURATOR, "The council.", null, question);
        long reply = comment(note, Person.ELSEWHERE, "The school.", null, question);
        List.of(question, own, reply).forEach(id -> ago(id, 45));
        assertEquals(403, Web.of(Person.CURATOR).post("/answers/" + own + "/accept", Map.of()).status());
        assertEquals(204, Web.of(Person.CURATOR).api("PUT", "/api/v1/comments/" + reply + "/accepted", (String) null).status());
        assertEquals(reply, comment(question).get("acceptedAnswer").asLong());
        assertEquals(204,
                Web.of(Person.CURATOR).api("DELETE", "/api/v1/comments/" + reply + "/accepted", (String) null).status());
        assertFalse(comment(reply).get("accepted").asBoolean());
        assertEquals(204, Web.of(Person.CURATOR).api("PUT", "/api/v1/comments/" + reply + "/accepted", (String) null).status());
        assertEquals(204,
                Web.of(Person.PRACTITIONER).api("DELETE", "/api/v1/comments/" + reply + "/accepted", (String) null).status(),
                "whoever asked may too");
    }

    /** It was written so many days ago. */
    private static void ago(long comment, int days) {
        Cast.sql("UPDATE comment SET posted_at = now() - :days * interval '1 day' WHERE id = :id",
                Map.of("id", comment, "days", days));
    }

    private static JsonNode entry(Thing one) {
        return Web.of(Person.ANONYMOUS).api("GET", "/api/v1/entries/" + one.id(), (String) null).json();
    }

    @Test
    void somebodyIsAskedOnceAndAnswersOrSaysNotMe() {
        String title = "Who lends " + Cast.unique("trestles") + "?";
        Thing discussion = Cast.entry("discussion", "network", title, null, List.of());
        String ask = "/entries/" + discussion.id() + "/ask";
        assertEquals(303,
                Web.of(Person.AUTHOR).post(ask, Map.of("person", "morecambe", "sentence", "You had a fair.")).status());
        String waiting = page(Person.ELSEWHERE, "/me");
        assertTrue(waiting.contains(title) && waiting.contains("You had a fair."), waiting);
        Answer again = Web.of(Person.LEAD).post(ask, Map.of("person", "morecambe", "sentence", "Please."));
        assertEquals(422, again.status());
        assertTrue(again.body().contains("was asked this before") && again.body().contains("Please."), again::body);
        comment(discussion, Person.ELSEWHERE, "We do.", null, null);
        assertFalse(page(Person.ELSEWHERE, "/me").contains(title), "an answer clears it");

        assertEquals(200, Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + discussion.id() + "/asks",
                "{\"people\":[\"lead\"]}").status());
        long id = Cast.count("SELECT max(id) FROM ask");
        assertEquals(404, Web.of(Person.COLLEAGUE).post("/asks/" + id + "/decline", Map.of()).status());
        assertEquals(303, Web.of(Person.LEAD).post("/asks/" + id + "/decline", Map.of("instead", "The scouts.")).status());
        String asked = page(Person.AUTHOR, ask);
        assertTrue(asked.contains("cannot answer. “<bdi>The scouts.</bdi>”") && asked.contains(": answered"), asked);
    }

    @Test
    void nobodyIsAskedWhoCouldNotReadItOrDoesNotWantTo() {
        Thing ours = Cast.entry("discussion", "site", "Ours " + Cast.unique("alone"), Cast.SITE, List.of());
        Answer outside = Web.of(Person.AUTHOR).post("/entries/" + ours.id() + "/ask", Map.of("person", "morecambe"));
        Answer nobody = Web.of(Person.AUTHOR).post("/entries/" + ours.id() + "/ask", Map.of("person", "nobody-there"));
        assertEquals(422, outside.status());
        String said = "Nobody of this name could read the question.";
        assertTrue(outside.body().contains(said) && nobody.body().contains(said), "both are told the same");
        assertEquals(303, Web.of(Person.COLLEAGUE).post("/asks/wish", Map.of("asked", "no")).status());
        Answer unwilling = Web.of(Person.AUTHOR).post("/entries/" + ours.id() + "/ask", Map.of("person", "stockport"));
        assertTrue(unwilling.body().contains("does not want to be asked"), unwilling::body);
        assertEquals(303, Web.of(Person.COLLEAGUE).post("/asks/wish", Map.of("asked", "yes")).status());
        assertEquals(303, Web.of(Person.AUTHOR).post("/entries/" + ours.id() + "/ask", Map.of("person", "stockport")).status());
    }

    @Test
    void thoseWhoWroteAboutATopicAreNamedWithTheReason() {
        String tag = Cast.unique("known-topic-");
        Cast.entry("note", "network", "Known " + tag, null, List.of(tag));
        Thing hidden = Cast.entry("note", "site", "Kept " + tag, Cast.SITE, List.of(tag));
        Cast.sql("UPDATE entry SET author_id = (SELECT id FROM member WHERE handle = 'lead') WHERE id = :id",
                Map.of("id", hidden.id()));
        Thing discussion = Cast.entry("discussion", "network", "Asking about " + tag, null, List.of(tag));
        Cast.sql("UPDATE entry SET author_id = (SELECT id FROM member WHERE handle = 'practitioner') WHERE id = :id",
                Map.of("id", discussion.id()));
        String slug = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/entries/" + discussion.id(), (String) null).json()
                .at("/tags/0").asText();
        JsonNode people = Web.of(Person.PRACTITIONER)
                .api("GET", "/api/v1/entries/" + discussion.id() + "/asks/people?topic=" + slug, (String) null).json()
                .get("items");
        assertEquals(1, people.size(), people::toString);
        assertEquals("erewash", people.at("/0/person").asText());
        String page = page(Person.PRACTITIONER, "/entries/" + discussion.id() + "/ask?topic=" + slug);
        assertTrue(page.contains("wrote 1 entry on it"), page);
        assertEquals(303, Web.of(Person.PRACTITIONER).post("/entries/" + discussion.id() + "/ask", Map.of("knows", "erewash"))
                .status());
    }

    private static JsonNode comment(long id) {
        return Web.of(Person.AUTHOR).api("GET", "/api/v1/comments/" + id, (String) null).json();
    }

    private static long comment(Thing under, Person person, String text, String kind, Long parent) {
        Answer answer = Web.of(person).api("POST", "/api/v1/entries/" + under.id() + "/comments", "{\"body\":\"" + text + "\""
                + (kind == null ? "" : ",\"kind\":\"" + kind + "\"") + (parent == null ? "" : ",\"parent\":" + parent) + "}");
        assertEquals(201, answer.status(), answer::body);
        return answer.json().get("id").asLong();
    }

    private static String page(Person person, String address) {
        Answer answer = Web.of(person).get(address);
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }
}
