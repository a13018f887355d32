package network.vanguard.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Texts by which a patient might be known do not go out before somebody has looked. */
@QuarkusTest
class PatientsTest {

    private static final Web WRITER = Web.of(Person.PRACTITIONER);
    private static final Web MODERATOR = Web.of(Person.MODERATOR);
    /** Made up to be shown; its check digit is right. */
    private static final String NUMBER = "943 476 5919";

    private static JsonNode json(Person person, String path) {
        return Web.of(person).api("GET", path, (String) null).json();
    }

    private static long caseOf(String column, long id) {
        return Cast.count("SELECT id FROM moderation_case WHERE " + column + " = :id AND state = 'open'", Map.of("id", id));
    }

    private static void keep(long caseId) {
        Answer kept = MODERATOR.api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                "{\"verb\":\"keep\",\"rule\":\"no-patient\",\"reason\":\"It is the number of the kettle.\"}");
        assertEquals(200, kept.status() / 100 * 100, kept::body);
    }

    @Test
    void aCommentWithAnNhsNumberComesBackWithWhatWasFoundAndWhy() {
        Thing note = Cast.make("note:network");
        String path = note.in("/api/v1/entries/{id}/comments");
        Answer refused = WRITER.api("POST", path, "{\"body\":\"She is " + NUMBER + ".\"}");
        assertEquals(422, refused.status(), refused::body);
        assertEquals(List.of("body", "askModerator"), refused.json().get("errors").findValuesAsText("field"));
        assertTrue(refused.body().contains("looks like an NHS number"), refused::body);
        assertEquals(0, Cast.count("SELECT count(*) FROM comment WHERE entry_id = :id", Map.of("id", note.id())));

        Answer form = WRITER.post(note.in("/entries/{id}/comments"),
                Map.of("body", "She is " + NUMBER + ".", "kind", "comment"));
        assertEquals(422, form.status());
        assertTrue(form.body().contains("She is " + NUMBER + ".</textarea>") && form.body().contains("name=\"askModerator\"")
                && form.body().contains("href=\"#askModerator\""), form::body);
    }

    @Test
    void aCommentThatIsSentToAModeratorIsReadByNobodyElseBefore() {
        Thing note = Cast.make("note:network");
        Answer sent = WRITER.post(note.in("/entries/{id}/comments"),
                Map.of("body", "The kettle is " + NUMBER + ".", "kind", "comment",
                        "askModerator", "yes"));
        assertEquals(303, sent.status(), sent::body);
        long id = Cast.count("SELECT max(id) FROM comment WHERE entry_id = :id", Map.of("id", note.id()));
        for (Person reader : List.of(Person.AUTHOR, Person.CURATOR, Person.ADMINISTRATOR)) {
            assertFalse(
                    Web.of(reader).api("GET", note.in("/api/v1/entries/{id}/comments"), (String) null).body().contains(NUMBER));
            assertFalse(
                    Web.of(reader).api("GET", "/api/v1/live" + note.in("/entries/{id}/comments?wait=0"), (String) null).body()
                            .contains("\"id\":" + id));
        }
        long caseId = caseOf("comment_id", id);
        Answer looked = MODERATOR.get("/moderation/" + caseId);
        assertTrue(looked.body().contains(NUMBER) && looked.body().contains("Held until a moderator looks at it")
                && looked.body().contains("It may hold an NHS number."), looked::body);
        assertTrue(WRITER.get("/me").body().contains("Hidden until a moderator decides"), () -> WRITER.get("/me").body());
        keep(caseId);
        assertTrue(Web.of(Person.AUTHOR).api("GET", note.in("/api/v1/entries/{id}/comments"), (String) null).body()
                .contains(NUMBER));
        assertEquals(1,
                Cast.count("SELECT count(*) FROM audit_log WHERE verb = 'held' AND subject = 'comment' AND subject_id = :id",
                        Map.of("id", String.valueOf(id))));
    }

    @Test
    void aChangeIsCaughtLikeANewText() {
        Thing comment = Cast.make("comment:network");
        Web author = Web.of(Person.AUTHOR);
        String path = comment.in("/api/v1/comments/{id}");
        String change = "{\"body\":\"Mrs Winterbottom has dementia.\"}";
        assertEquals(422, author.api("PUT", path, change).status());
        assertTrue(author.api("GET", path, (String) null).body().contains("What we saw."));
        Answer held = author.api("PUT", path + "?askModerator=true", change);
        assertEquals(200, held.status(), held::body);
        assertFalse(Web.of(Person.CURATOR).api("GET", path, (String) null).body().contains("Winterbottom"));
        assertTrue(caseOf("comment_id", comment.id()) > 0);
    }

    @Test
    void aNoteAndADiscussionWaitForAModeratorAndAreFoundOnlyAfterwards() {
        Cast.enters();
        for (String kind : List.of("notes", "discussions")) {
            String title = Cast.unique("Kettle of the " + kind + " ");
            String text = "{\"title\":\"" + title + "\",\"body\":\"Its number, DOB 03/05/1948, is on the plate.\"}";
            Answer refused = WRITER.api("POST", "/api/v1/" + kind, text);
            assertEquals(422, refused.status(), refused::body);
            assertTrue(refused.body().contains("looks like a date of birth"), refused::body);
            Answer sent = WRITER.api("POST", "/api/v1/" + kind + "?askModerator=true", text);
            assertEquals(201, sent.status(), sent::body);
            long id = sent.json().get("id").asLong();
            assertEquals(404, Web.of(Person.CURATOR).api("GET", "/api/v1/entries/" + id, (String) null).status());
            assertEquals("hidden", json(Person.PRACTITIONER, "/api/v1/entries/" + id).get("state").asText());
            keep(caseOf("entry_id", id));
            assertEquals(title, json(Person.CURATOR, "/api/v1/entries/" + id).get("title").asText());

            Answer form = WRITER.post("/" + kind,
                    Map.of("title", title + " again", "body", "Born 3 May 1948.", "visibility", "network",
                            "purpose", "question"));
            assertEquals(422, form.status());
            assertTrue(form.body().contains("name=\"askModerator\"") && form.body().contains("Born 3 May 1948.</textarea>"),
                    form::body);
        }
    }

    private static final String STORY = "Mrs Winterbottom has dementia.";

    private static JsonNode entry(Thing thing) {
        return json(Person.AUTHOR, thing.in("/api/v1/entries/{id}"));
    }

    private static Answer put(Thing study, String ask, String fields) {
        Answer now = Web.of(Person.AUTHOR).api("GET", study.in("/api/v1/entries/{id}"), (String) null);
        return Web.of(Person.AUTHOR).api("PUT", study.in("/api/v1/case-studies/{id}") + ask,
                "{\"title\":\"" + now.json().get("title").asText() + "\",\"summary\":\"In one sentence.\",\"site\":\""
                        + Cast.SITE
                        + "\"," + fields + "}",
                "If-Match", now.header("ETag"));
    }

    @Test
    void aChangeOfAPublishedCaseStudyIsCaughtAtTheFieldThatBringsItIn() {
        Thing study = Cast.make("case-study:network");
        Answer refused = put(study, "",
                "\"context\":{\"setting\":\"" + STORY + "\"},\"barriers\":[\"None\",\"DOB 03/05/1948\"]");
        assertEquals(422, refused.status(), refused::body);
        assertEquals(List.of("context.setting", "barriers", "askModerator"),
                refused.json().get("errors").findValuesAsText("field"));
        assertFalse(entry(study).toString().contains("Winterbottom"));

        Answer sent = put(study, "?askModerator=true", "\"lessons\":\"" + STORY + "\"");
        assertEquals(200, sent.status(), sent::body);
        assertEquals("hidden", sent.json().get("state").asText());
        assertEquals(404, Web.of(Person.PRACTITIONER).get(study.in("/case-studies/{slug}")).status());
        keep(caseOf("entry_id", study.id()));
        assertTrue(Web.of(Person.PRACTITIONER).get(study.in("/case-studies/{slug}")).body().contains("Winterbottom"));
        Answer again = put(study, "", "\"lessons\":\"" + STORY + "\",\"unexpected\":\"Nothing.\"");
        assertEquals(200, again.status(), "what a moderator has let through is not asked again: " + again.body());
    }

    @Test
    void theFormOfAPublishedCaseStudyComesBackWithWhatWasFoundAndCanBeSentToAModerator() {
        Thing study = Cast.make("case-study:network");
        Web author = Web.of(Person.AUTHOR);
        Map<String, String> form = Map.of("title", "Cast " + study.id(), "summary", "In a sentence.", "site", Cast.SITE,
                "visibility",
                "network", "revision", revision(author, study), "setting", STORY);
        Answer refused = author.post(study.in("/case-studies/{slug}/edit"), form);
        assertEquals(422, refused.status(), refused::body);
        assertTrue(refused.body().contains("href=\"#setting\"") && refused.body().contains("value=\"" + STORY + "\"")
                && refused.body().contains("name=\"askModerator\""), refused::body);

        Map<String, String> asking = new HashMap<>(form);
        asking.put("askModerator", "yes");
        Answer sent = author.post(study.in("/case-studies/{slug}/edit"), asking);
        assertEquals(303, sent.status(), sent::body);
        assertTrue(author.get(sent.location()).body().contains("It is saved and sent to a moderator."), sent::location);
        assertTrue(caseOf("entry_id", study.id()) > 0);
    }

    private static String revision(Web author, Thing study) {
        String page = author.get(study.in("/case-studies/{slug}/edit")).body();
        return page.replaceAll("(?s).*name=\"revision\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void anEarlierVersionThatIsBroughtBackIsCaughtToo() {
        Thing study = Cast.make("case-study:draft");
        Answer drafted = put(study, "", "\"lessons\":\"" + STORY + "\"");
        assertEquals(200, drafted.status(), "a curator reads it before it goes out: " + drafted.body());
        assertEquals(200, put(study, "", "\"lessons\":\"Ask early.\"").status());
        Cast.put(study.id(), "network");
        Web author = Web.of(Person.AUTHOR);
        Answer restored = author.post(study.in("/case-studies/{slug}/history/2/restore"),
                Map.of("revision", revision(author, study)));
        assertEquals(422, restored.status(), restored::body);
        assertTrue(restored.body().contains("name=\"askModerator\"") && restored.body().contains("Winterbottom"),
                restored::body);
        assertFalse(entry(study).toString().contains("Winterbottom"));
    }

    @Test
    void whoeverPublishesACaseStudyIsShownWhatWasFoundAndSaysWhyItIsNobody() {
        Thing study = Cast.make("case-study:draft");
        assertEquals(200, put(study, "", "\"lessons\":\"" + STORY + "\"").status());
        Cast.put(study.id(), "submitted");
        Web curator = Web.of(Person.CURATOR);
        Answer refused = curator.api("POST", study.in("/api/v1/case-studies/{id}/publish"), "{}");
        assertEquals(422, refused.status(), refused::body);
        assertEquals(List.of("reason"), refused.json().get("errors").findValuesAsText("field"));
        Answer page = curator.post(study.in("/entries/{id}/publish"), Map.of());
        assertEquals(422, page.status());
        assertTrue(page.body().contains("looks like a name beside an illness") && page.body().contains("href=\"#reason\""),
                page::body);
        Answer published = curator.post(study.in("/entries/{id}/publish"), Map.of("reason", "She is a figure in a play."));
        assertEquals(303, published.status(), published::body);
        assertEquals("published", entry(study).get("state").asText());
    }

    @Test
    void theEndingOfACaseStudyIsCaughtToo() {
        Thing study = Cast.make("case-study:network");
        Web author = Web.of(Person.AUTHOR);
        Map<String, String> form = Map.of("year", "2019", "why", "money-ended", "lesson", STORY);
        Answer refused = author.post(study.in("/case-studies/{slug}/ending"), form);
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("href=\"#lesson\"") && refused.body().contains("name=\"askModerator\""),
                refused::body);
        Answer sent = author.api("PUT", study.in("/api/v1/case-studies/{id}/ending?askModerator=true"),
                "{\"when\":\"2019\",\"why\":\"money-ended\",\"lesson\":\"" + STORY + "\"}");
        assertEquals(200, sent.status(), sent::body);
        assertEquals("hidden", sent.json().get("state").asText());
    }

    @Test
    void noteAndDiscussionNameTheFieldAndAskOnlyForWhatIsNew() {
        Cast.enters();
        String title = Cast.unique("Kettles and their names ");
        Answer refused = WRITER.api("POST", "/api/v1/notes", "{\"title\":\"" + title + "\",\"body\":\"Words.\",\"firstStep\":"
                + "{\"action\":\"Ring Mrs Winterbottom, who has asthma\"},\"interests\":\"Born 3 May 1948\"}");
        assertEquals(List.of("firstStep", "interests", "askModerator"), refused.json().get("errors").findValuesAsText("field"));
        Answer sent = WRITER.api("POST", "/api/v1/notes?askModerator=true",
                "{\"title\":\"" + title + "\",\"body\":\"" + STORY + "\"}");
        long id = sent.json().get("id").asLong();
        assertEquals("hidden", sent.json().get("state").asText(), "a program is told that it waits");
        keep(caseOf("entry_id", id));
        Answer now = WRITER.api("GET", "/api/v1/entries/" + id, (String) null);
        Answer changed = WRITER.api("PUT", "/api/v1/notes/" + id,
                "{\"title\":\"" + title + "\",\"body\":\"" + STORY + " So we were told.\"}", "If-Match", now.header("ETag"));
        assertEquals(200, changed.status(), changed::body);
    }

    @Test
    void inACircleThereIsNoModeratorToAsk() {
        Thing note = Cast.make("note:circle");
        Cast.intoCircle(note.id(), Person.PRACTITIONER);
        Answer form = WRITER.post(note.in("/entries/{id}/comments"), Map.of("body", STORY, "kind", "comment"));
        assertEquals(422, form.status(), form::body);
        assertTrue(form.body().contains("No moderator reads what stands in a safe circle")
                && !form.body().contains("name=\"askModerator\""), form::body);
    }
}
