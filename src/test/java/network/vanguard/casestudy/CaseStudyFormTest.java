package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What an author gets from the form of a case study, and from the API for the same text. */
@QuarkusTest
class CaseStudyFormTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CALL = "/api/v1/case-studies";

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void whoWasSecondSeesEveryFieldThatDiffersBesideTheirOwn() {
        Thing thing = Cast.make("case-study:draft");
        String edit = "/case-studies/" + thing.slug() + "/edit";
        Map<String, String> theirs = fields("title", "A title", "background", "Their background", "barriers", "Rain\nSnow",
                "place", "Ilkeston", "resultText", "Fewer falls", "source", "Their report");
        Map<String, String> mine = fields("title", "A title", "background", "My background", "barriers", "Rain", "place",
                "Ilkeston", "resultText", "More visits", "source", "My report");
        assertEquals(303, Web.of(Person.COLLEAGUE).post(edit, with(theirs, "revision", "1-draft")).status());
        Answer second = Web.of(Person.AUTHOR).post(edit, with(mine, "revision", "1-draft"));
        assertEquals(422, second.status());
        String page = second.body();
        assertTrue(page.contains("href=\"#comparison\""), page);
        assertFalse(page.contains("id=\"title-error\""), "the title is not what is wrong");
        String comparison = page.substring(page.indexOf("id=\"comparison\""),
                page.indexOf("<form method=\"post\" action=\"/case"));
        for (String shown : List.of("Background", "Their background", "My background", "What got in the way", "Rain\nSnow",
                "Figures and results", "Fewer falls", "More visits", "Sources", "Their report", "My report")) {
            assertTrue(comparison.contains(shown), shown + " in " + comparison);
        }
        for (String same : List.of("<h3 class=\"nhsuk-heading-s\">Title", "Ilkeston", ">Topics<", ">Site<")) {
            assertFalse(comparison.contains(same), same + " in " + comparison);
        }
        assertEquals(303,
                Web.of(Person.AUTHOR)
                        .post(edit, with(mine, "revision", second.field("revision")))
                        .status());
    }

    @Test
    void aPreviewIsThePageToComeAndChangesNothingUntilItIsSaved() {
        Thing thing = Cast.make("case-study:network");
        String page = "/case-studies/" + thing.slug();
        String edit = page + "/edit";
        Web author = Web.of(Person.AUTHOR);
        String topic = Cast.unique("previewed ");
        Map<String, String> form = fields("title", "Seen before it is saved", "background", "A **bold** reason", "barriers",
                "Rain\nSnow", "tags", topic, "partName", "Asking", "resultText", "Fewer falls", "resultFigure", "12", "preview",
                "yes",
                "revision", author.get(edit).field("revision"));
        Answer preview = author.post(edit, form);
        assertEquals(200, preview.status(), preview::body);
        String seen = preview.body().substring(preview.body().indexOf("<article"), preview.body().indexOf("</article>"));
        for (String shown : List.of("<bdi>Seen before it is saved</bdi>", "<strong>bold</strong>", "Rain", "Asking", "12",
                topic + "</bdi></a> (proposed)")) {
            assertTrue(seen.contains(shown), shown + " in " + seen);
        }
        assertFalse(author.get(page).body().contains("Seen before it is saved"), "nothing is changed");
        assertEquals(1, Cast.count("SELECT revision FROM entry WHERE id = " + thing.id()));
        assertEquals(0, Cast.count("SELECT count(*) FROM concept WHERE pref_label = '" + topic + "'"), "no topic is proposed");
        assertFalse(Web.of(Person.PRACTITIONER).get("/search?q=previewed").body().contains("Seen before it is saved"));

        Answer on = author.post(edit, with(form, "preview", "no"));
        assertEquals(200, on.status());
        assertTrue(on.body().contains("A **bold** reason") && on.body().contains("value=\"Seen before it is saved\""),
                on.body());
        for (String carried : List.of("title", "background", "barriers", "partName", "resultFigure", "revision")) {
            assertEquals(form.get(carried).replace("\n", "&#10;"),
                    preview.field(carried).replace("\r", "").replace("\n", "&#10;"), carried);
        }
        Answer wrong = author.post(edit, with(form, "title", ""));
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("id=\"title-error\"") && wrong.body().contains("A **bold** reason"));
        Answer elsewhere = author.post(edit, with(form, "site", "nowhere"));
        assertEquals(422, elsewhere.status(), elsewhere::body);

        form.remove("preview");
        assertEquals(303, author.post(edit, form).status());
        String saved = author.get(page).body();
        assertEquals(seen.replaceAll("(value|id|for)=\"[^\"]*\"", ""),
                saved.substring(saved.indexOf("<article"), saved.indexOf("</article>")).replaceAll("(value|id|for)=\"[^\"]*\"",
                        ""),
                "it looks as it did in the preview");
        Answer late = author.post(edit, with(form, "preview", "yes"));
        assertTrue(late.status() == 422 && late.body().contains("id=\"comparison\""), "somebody has changed it since");
    }

    @Test
    void aSourceIsALineOfWordsOrAnAddress() throws JsonProcessingException {
        Map<String, String> form = fields("source",
                "Smith J, A report, 2016\r\n\r\n https://example.org/a \nData: the survey of 2015");
        Answer saved = Web.of(Person.AUTHOR).post("/case-studies", form);
        assertEquals(303, saved.status(), saved::body);
        String page = Web.of(Person.AUTHOR).get(saved.location().replaceFirst("^https?://[^/]+", "")).body();
        for (String item : List.of("<li>Smith J, A report, 2016", "href=\"https://example.org/a\"",
                "<li>Data: the survey of 2015")) {
            assertTrue(page.contains(item), page);
        }
        for (String bad : List.of("javascript:alert(1)", " JavaScript :alert(1)", "data:text/html,<b>", "vbscript:x")) {
            Answer again = Web.of(Person.AUTHOR).post("/case-studies", fields("source", "A report\n" + bad));
            assertEquals(422, again.status(), bad);
            assertTrue(again.body().contains("href=\"#source\"") && again.body().contains("id=\"source-error\""), again.body());
            Answer call = call(Map.of("source", List.of("A report", bad)));
            assertEquals(422, call.status(), bad);
            assertEquals("source", call.json().at("/errors/0/field").asText());
            call = call(Map.of("results", List.of(Map.of("text", "Fewer falls", "source", bad))));
            assertEquals(422, call.status(), bad);
            assertEquals("results[0].source", call.json().at("/errors/0/field").asText());
        }
    }

    @Test
    void anErrorInARowOfResultsLeadsToItsField() {
        Map<String, String> form = fields("resultFigure", "12 %");
        String page = Web.of(Person.AUTHOR).post("/case-studies", form).body();
        assertTrue(page.contains("href=\"#result-1\""), page);
        assertTrue(page.contains("id=\"result-1-error\""), page);
        page = Web.of(Person.AUTHOR).post("/case-studies", fields("resultText", "Falls", "resultSource", "javascript:x"))
                .body();
        assertTrue(page.contains("href=\"#source-1\"") && page.contains("id=\"source-1-error\""), page);
        assertFalse(page.contains("Markdown"));
        assertTrue(page.contains("Leave an empty line between paragraphs. **bold** makes bold, - begins a list"));
    }

    @Test
    void theWholeHasALimitToo() throws JsonProcessingException {
        String euros = "€".repeat(40_000);
        Answer call = call(Map.of("background", euros, "whatWasDone", euros + "€"));
        assertEquals(422, call.status());
        assertEquals("whatWasDone", call.json().at("/errors/0/field").asText());
        assertTrue(call.json().at("/errors/0/message").asText().contains("200 kB"), call.body());
        assertEquals(201, call(Map.of("background", euros, "whatWasDone", "€".repeat(20_000))).status());

        String lines = ("x".repeat(999) + "\n").repeat(90);
        Answer form = Web.of(Person.AUTHOR).post("/case-studies",
                fields("barriers", lines, "facilitators", lines, "background", "x".repeat(40_000)));
        assertEquals(422, form.status(), form::body);
        assertTrue(form.body().contains("200 kB") && form.body().contains("href=\"#barriers\""), "the longest part is named");
    }

    @Test
    void nothingGoesIntoACircleThatIsNotThere() throws JsonProcessingException {
        Answer call = call(Map.of("visibility", "circle"));
        assertEquals(422, call.status(), call::body);
        assertEquals("visibility", call.json().at("/errors/0/field").asText());
        for (String path : List.of("/api/v1/notes", "/api/v1/discussions")) {
            assertEquals(422, Web.of(Person.AUTHOR)
                    .api("POST", path, "{\"title\":\"T\",\"body\":\"B\",\"visibility\":\"circle\"}").status(), path);
        }
        for (String path : List.of("/case-studies", "/notes")) {
            Answer form = Web.of(Person.AUTHOR).post(path, with(fields(), "body", "B", "visibility", "circle"));
            assertEquals(422, form.status());
            assertTrue(
                    form.body().contains(
                            path.equals("/notes") ? "In a circle people write in their own name" : "A case study is no circle"),
                    form.body());
        }
        Thing thing = Cast.make("case-study:draft");
        String path = CALL + "/" + thing.id();
        Map<String, Object> change = new HashMap<>(
                Map.of("title", "T", "summary", "S", "site", Cast.SITE, "visibility", "circle"));
        Answer put = Web.of(Person.AUTHOR).api("PUT", path, MAPPER.writeValueAsString(change), "If-Match", "\"1-draft\"");
        assertEquals(422, put.status(), put::body);
        assertEquals(200, Web.of(Person.AUTHOR).api("POST", path + "/submit", "{}").status());
        assertEquals(422, Web.of(Person.CURATOR).api("POST", path + "/publish", "{\"visibility\":\"circle\"}").status());
        assertEquals(200, Web.of(Person.CURATOR).api("POST", path + "/publish", "{}").status());
    }

    @Test
    void savingOpensNothingThatTheWriterDidNotChoose() {
        Thing thing = Cast.make("case-study:site");
        Cast.sql("UPDATE entry SET submitted_at = now() WHERE id = :id", Map.of("id", thing.id()));
        String form = Web.of(Person.CURATOR).get("/case-studies/" + thing.slug() + "/edit").body();
        assertTrue(form.contains("<option value=\"site\" selected>"), form);
    }

    private static Answer call(Map<String, Object> more) throws JsonProcessingException {
        Map<String, Object> body = new HashMap<>(Map.of("title", "A title", "summary", "In a sentence.", "site", Cast.SITE));
        body.putAll(more);
        return Web.of(Person.AUTHOR).api("POST", CALL, MAPPER.writeValueAsString(body));
    }

    private static Map<String, String> fields(String... more) {
        return with(Map.of("title", "A title", "summary", "In a sentence.", "site", Cast.SITE, "visibility", "network"), more);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int n = 0; n < more.length; n += 2) {
            all.put(more[n], more[n + 1]);
        }
        return all;
    }
}
