package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** Figures and stories side by side, with the consent of whoever tells one; what did not work; how far the evidence reaches. */
@QuarkusTest
class StoriesTest {

    private Web author;
    private Web curator;

    @BeforeEach
    void enter() {
        Cast.enters();
        author = Web.of(Person.AUTHOR);
        curator = Web.of(Person.CURATOR);
    }

    @Test
    void aClaimShowsItsFigureAndItsStoryAndIsFoundByBoth() {
        Written told = publish(Map.of());
        String page = author.get(told.address).body();
        assertTrue(page.indexOf("42 of 50") < page.indexOf("Shared by"), "the claim with both comes before everything else");
        for (String shown : List.of("42 of 50", told.words, "A man of 70 who walks", "31 March 2026", "anyone who is signed in",
                "For: A group")) {
            assertTrue(page.contains(shown), shown + " in " + page);
        }
        assertTrue(page.contains("Results are told for: a group. No evidence yet at population level."), page);
        assertTrue(listed("figure-and-story").contains(told.title) && listed("reaches-group").contains(told.title));
        assertFalse(listed("reaches-population").contains(told.title));
        assertTrue(author.api("GET", "/api/v1/entries?mark=figure-and-story&limit=100", (String) null).body()
                .contains(told.title));
        assertEquals(400, author.api("GET", "/api/v1/entries?mark=nonsense", (String) null).status());
    }

    @Test
    void theReaderChoosesWhatComesFirst() {
        Written told = publish(Map.of());
        assertFalse(author.get(told.address).body().contains("vn-stories-first"));
        assertEquals(303, author.post(told.address + "/order", Map.of("first", "stories")).status());
        assertTrue(author.get(told.address).body().contains("vn-stories-first"), "the page remembers");
        assertEquals(303, author.post(told.address + "/order", Map.of("first", "figures")).status());
        assertFalse(author.get(told.address).body().contains("vn-stories-first"));
    }

    @Test
    void aWithdrawnStoryIsGoneFromEveryWayOfReading() {
        Written told = publish(Map.of());
        String line = line(told.id);
        assertTrue(line.contains(told.words) && curator.get("/search?q=" + told.word).body().contains(told.title));
        Map<String, String> form = form(told);
        form.put("background", "A word more.");
        form.put("revision", author.get(told.address + "/edit").field("revision"));
        form.put("storyKey", author.get(told.address + "/edit").field("storyKey"));
        assertEquals(303, author.post(told.address + "/edit", form).status());

        assertEquals(303, author.post(told.address + "/stories/" + form.get("storyKey") + "/withdraw", Map.of()).status());

        for (String path : List.of("", "/edit", "/history", "/history/1", "/history/2", "/history/3")) {
            Answer page = author.get(told.address + path);
            assertEquals(200, page.status(), path);
            assertFalse(page.body().contains(told.word), path + ": " + page.body());
        }
        for (String path : List.of("/api/v1/entries/" + told.id, "/api/v1/exports/entries.ndjson?site=" + Cast.SITE,
                "/api/v1/search?q=" + told.word)) {
            assertFalse(curator.api("GET", path, (String) null).body().contains(told.word + " "), path);
        }
        assertFalse(curator.get("/search?q=" + told.word).body().contains(told.title), "search");
        assertFalse(listed("figure-and-story").contains(told.title), "the filter");
        assertTrue(author.get(told.address).body().contains("No story yet."));
        for (String path : List.of("/text", "/jsonld")) {
            Answer record = author.get("/entries/" + told.id + path);
            assertTrue(record.status() == 200 && record.body().contains("42 of 50") && !record.body().contains(told.word),
                    path);
        }
        assertEquals(0, Cast.count("SELECT count(*) FROM entry_revision WHERE content::text LIKE '%" + told.word + "%'"));
        assertEquals(0, Cast.count("SELECT count(*) FROM entry WHERE body_text LIKE '%" + told.word + "%'"));
        String history = author.get(told.address + "/history").body();
        assertTrue(history.contains("Still published") && history.contains("The consent to a personal story was withdrawn."),
                history);
        assertTrue(author.get(told.address).body().contains("42 of 50"), "the figure stays");
        assertEquals(404, author.post(told.address + "/stories/" + form.get("storyKey") + "/withdraw", Map.of()).status());

        // neither the form of a tab that is still open nor an old file brings it back
        form.put("revision", author.get(told.address + "/edit").field("revision"));
        Answer again = author.post(told.address + "/edit", form);
        assertEquals(422, again.status());
        assertTrue(again.body().contains("The consent to the story of “Fewer calls at night” was withdrawn."), again.body());
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports",
                BodyPublishers.ofString(line.replace("A reason", "Another reason")), "application/x-ndjson");
        String report = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(2))
                .until(() -> curator.api("GET", report, (String) null).json().get("state").asText().equals("done"));
        assertEquals(1, curator.api("GET", report, (String) null).json().get("refused").asInt());
    }

    @Test
    void withdrawingACopyOfAStoryDoesNotStopThoseWhoToldIt() {
        Written told = publish(Map.of());
        Map<String, String> copy = form(told);
        copy.put("title", told.title + " copied");
        String copied = curator.post("/case-studies", copy).location().replaceFirst("^https?://[^/]+", "");
        String key = curator.get(copied + "/edit").field("storyKey");
        assertEquals(303, curator.post(copied + "/stories/" + key + "/withdraw", Map.of()).status());

        Answer editor = author.get(told.address + "/edit");
        Map<String, String> form = form(told);
        form.putAll(Map.of("background", "Another reason", "revision", editor.field("revision"), "storyKey",
                editor.field("storyKey")));
        Answer saved = author.post(told.address + "/edit", form);
        assertEquals(303, saved.status(), saved::body);
        assertTrue(author.get(told.address).body().contains(told.words));
        assertEquals(422, curator.post("/case-studies", copy).status(), "nobody can copy it anew");
    }

    @Test
    void whatRepeatsAWithdrawnStoryIsHiddenUntilAModeratorHasLooked() {
        Written told = publish(Map.of());
        Web reader = Web.of(Person.PRACTITIONER);
        String comments = "/api/v1/entries/" + told.id + "/comments";
        String quote = "{\"body\":\"> " + told.words + "\\n\\nThat moved me.\"}";
        long quoting = reader.api("POST", comments, quote).json().get("id").asLong();
        long edited = reader.api("POST", comments, quote).json().get("id").asLong();
        assertEquals(200, reader.api("PUT", "/api/v1/comments/" + edited, "{\"body\":\"That moved me.\"}").status());
        long other = reader.api("POST", comments, "{\"body\":\"Who walks with you?\"}").json().get("id").asLong();
        long note = reader.api("POST", "/api/v1/notes", "{\"title\":\"What I took from it " + told.word + "\",\"body\":\""
                + told.words + "\",\"about\":" + told.id + "}").json().get("id").asLong();
        long under = reader.api("POST", "/api/v1/entries/" + note + "/comments", quote).json().get("id").asLong();

        assertEquals(303, author.post(told.address + "/stories/" + author.get(told.address + "/edit").field("storyKey")
                + "/withdraw", Map.of()).status());

        for (String gone : List.of("/api/v1/comments/" + quoting, "/api/v1/comments/" + edited, "/api/v1/comments/" + under,
                "/api/v1/entries/" + note, "/comments/" + edited + "/history")) {
            Answer read = gone.startsWith("/api/") ? author.api("GET", gone, (String) null) : author.get(gone);
            assertFalse(read.body().contains(told.words), () -> gone + ": " + read.body());
        }
        assertEquals("hidden", author.api("GET", "/api/v1/comments/" + quoting, (String) null).json().get("state").asText());
        assertEquals("hidden", author.api("GET", "/api/v1/comments/" + edited, (String) null).json().get("state").asText());
        assertEquals("visible", author.api("GET", "/api/v1/comments/" + other, (String) null).json().get("state").asText());
        assertEquals(404, author.api("GET", "/api/v1/entries/" + note, (String) null).status());
        String held = "SELECT count(*) FROM moderation_case WHERE state = 'open' AND (comment_id IN (" + quoting + "," + edited
                + "," + under + ") OR entry_id = " + note + ")";
        assertEquals(4, Cast.count(held));
        long decision = Cast.count(
                "SELECT d.id FROM decision d JOIN moderation_case c ON c.id = d.case_id WHERE c.comment_id = " + quoting);
        Answer why = reader.get("/decisions/" + decision);
        assertTrue(why.body().contains("It repeats words of a story to which consent was withdrawn."), why::body);
    }

    @Test
    void nobodyMakesAStoryReadableForMoreThanItsTellerAgreedTo() {
        Map<String, String> form = form(new Written(0, "", "Told to few", "", "Told to few"));
        form.put("visibility", "public");
        Answer refused = author.post("/case-studies", form);
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("href=\"#visibility\"") && refused.body().contains("Told to few"), refused.body());
        Written second = draft(Map.of());
        author.api("POST", "/api/v1/case-studies/" + second.id + "/submit", "{}");
        Answer wide = curator.api("POST", "/api/v1/case-studies/" + second.id + "/publish", "{\"visibility\":\"public\"}");
        assertEquals(422, wide.status());
        assertEquals("visibility", wide.json().at("/errors/0/field").asText(), wide::body);
    }

    @Test
    void aStoryWithoutConsentIsNotTakenAndWhatIsMissingIsNamed() {
        Map<String, String> form = form(new Written(0, "", "Without consent", "", "Without consent"));
        form.remove("storyUnidentifiable");
        form.put("storyAgreed", "last spring");
        form.put("storyTeller", "");
        Answer again = author.post("/case-studies", form);
        assertEquals(422, again.status());
        for (String field : List.of("story-agreedOn-1", "story-teller-1", "story-unidentifiable-1")) {
            assertTrue(again.body().contains("href=\"#" + field + "\""), field + " in " + again.body());
            assertTrue(again.body().contains("id=\"" + field + "-error\""), field);
        }
        assertTrue(again.body().contains("Without consent"));
        // a field for days cannot show what is no day
        assertTrue(again.body().contains("type=\"text\" value=\"last spring\""), again.body());
    }

    @Test
    void whatDidNotWorkIsListedApartAndFoundTogether() {
        Written failed = publish(Map.of("outcome", "failed"));
        assertFalse(author.get("/case-studies?site=" + Cast.SITE).body().contains(failed.title));
        assertTrue(author.get("/case-studies?site=" + Cast.SITE).body().contains("Attempts that did not work"));
        assertTrue(listed("attempt").contains(failed.title));
        String page = author.get(failed.address).body();
        assertTrue(page.contains("An attempt that did not work") && page.contains("It did not work"), page);
        assertTrue(author.get("/search?q=" + failed.word).body().contains(failed.title), "search finds it with the others");
    }

    @Test
    void caseStudiesFromBeforeThereWereMarksGetTheirs() {
        Written old = publish(Map.of());
        Cast.sql("UPDATE entry SET marks = NULL WHERE id = :id", Map.of("id", old.id));
        assertFalse(listed("figure-and-story").contains(old.title));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> listed("figure-and-story").contains(old.title));
    }

    /** A case study, and a word that only its story has. */
    private record Written(long id, String address, String title, String word, String words) {}

    private String listed(String mark) {
        return author.get("/case-studies?site=" + Cast.SITE + "&mark=" + mark).body();
    }

    private String line(long id) {
        return author.api("GET", "/api/v1/exports/entries.ndjson?site=" + Cast.SITE, (String) null).body().lines()
                .filter(line -> line.contains("\"id\":" + id + ",")).findFirst().orElseThrow();
    }

    private Written draft(Map<String, String> more) {
        String word = Cast.unique("zonnebloem");
        Written written = new Written(0, "", "Walking " + Cast.unique("case"), word, word + " keeps me company.");
        Map<String, String> form = form(written);
        form.putAll(more);
        Answer saved = author.post("/case-studies", form);
        assertEquals(303, saved.status(), saved::body);
        String address = saved.location().replaceFirst("^https?://[^/]+", "");
        long id = Cast.count("SELECT id FROM entry WHERE kind = 'case-study' AND slug = :slug",
                Map.of("slug", address.substring(address.lastIndexOf('/') + 1)));
        return new Written(id, address, written.title, written.word, written.words);
    }

    private Written publish(Map<String, String> more) {
        Written written = draft(more);
        assertEquals(200, author.api("POST", "/api/v1/case-studies/" + written.id + "/submit", "{}").status());
        Answer published = curator.api("POST", "/api/v1/case-studies/" + written.id + "/publish", "{}");
        assertEquals(200, published.status(), published::body);
        JsonNode story = author.api("GET", "/api/v1/entries/" + written.id, (String) null).json().at("/results/0/story");
        assertEquals(written.words, story.get("text").asText());
        return written;
    }

    private static Map<String, String> form(Written written) {
        Map<String, String> form = new HashMap<>();
        form.putAll(Map.of("title", written.title, "summary", "In a sentence.", "site", Cast.SITE, "visibility", "network",
                "background", "A reason"));
        form.putAll(Map.of("resultText", "Fewer calls at night", "resultFigure", "42 of 50", "resultLevel", "group",
                "storyText",
                written.words, "storyTeller", "A man of 70 who walks", "storyCovers", "network", "storyAgreed", "2026-03-31",
                "storyUnidentifiable", "1"));
        return form;
    }
}
