package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Pictures, files and videos on entries, as people and programs send, see and fetch them. */
@QuarkusTest
class AttachmentsTest {

    private static final String FORM = "multipart/form-data; boundary=cut";
    private static final Map<String, String> SAID = Map.of("alt", "Eight people by a canal", "people", "agreed", "caption",
            "A Tuesday walk");
    private static final byte[] PDF = Samples.bytes("%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n");

    @BeforeAll
    static void setTheStage() {
        Cast.enters();
    }

    @Test
    void aPictureShowsOnThePageOfEveryKindOfEntryForPhonesToo() throws Exception {
        for (String kind : List.of("case-study", "note", "discussion")) {
            Thing entry = Cast.make(kind + ":public");
            JsonNode picture = added(entry, "Walk.JPG",
                    Samples.withExif(Samples.picture("jpg", 1_600, 1_200), 6, "52.9548 N"), SAID);
            assertEquals("picture", picture.get("kind").asText());
            assertEquals("1200 by 1600", picture.get("width").asInt() + " by " + picture.get("height").asInt());
            String page = Web.newToken(Person.ANONYMOUS).get(page(kind, entry)).body();
            String url = picture.get("url").asText();
            assertTrue(page.contains("src=\"" + url + "\" srcset=\"" + url + "?size=small 480w, " + url + " 1200w\""), page);
            assertTrue(page.contains("alt=\"Eight people by a canal\"") && page.contains("width=\"1200\" height=\"1600\""),
                    page);
            assertTrue(page.contains("A Tuesday walk"), page);

            HttpResponse<byte[]> fetched = fetched("GET", url);
            assertEquals("image/jpeg", header(fetched, "Content-Type"));
            assertTrue(header(fetched, "Content-Disposition").startsWith("inline; filename=\"walk.jpg\""));
            assertFalse(Samples.contains(fetched.body(), "52.9548"));
            assertEquals(1_200, Samples.read(fetched.body()).getWidth());
            assertEquals(480, Samples.read(fetched("GET", url + "?size=small").body()).getWidth());
        }
    }

    @Test
    void aFileIsSavedAndNeverRunsAsAPartOfThisSite() throws Exception {
        Thing entry = Cast.make("note:public");
        JsonNode file = added(entry, "Größe “neu”.pdf", PDF, Map.of("caption", "The plan"));
        String url = file.get("url").asText();
        assertTrue(url.endsWith("/grosse-neu.pdf"), url);
        HttpResponse<byte[]> fetched = fetched("GET", url);
        assertArrayEquals(PDF, fetched.body());
        assertEquals("attachment; filename=\"grosse-neu.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Cneu%E2%80%9D.pdf",
                header(fetched, "Content-Disposition"));
        for (HttpResponse<byte[]> answer : List.of(fetched, fetched("HEAD", url),
                fetched("GET", url, "If-None-Match", header(fetched, "ETag")))) {
            assertEquals(List.of("sandbox; default-src 'none'"), answer.headers().allValues("Content-Security-Policy"));
            assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
            assertEquals(List.of("same-origin"), answer.headers().allValues("Cross-Origin-Resource-Policy"));
            assertEquals(List.of("private, no-cache"), answer.headers().allValues("Cache-Control"));
            assertEquals(List.of("\"" + file.get("sha256").asText() + "\""), answer.headers().allValues("ETag"));
        }
        assertEquals(0, fetched("HEAD", url).body().length);
        assertEquals(304, fetched("GET", url, "If-None-Match", header(fetched, "ETag")).statusCode());
        assertEquals(200, fetched("GET", url, "If-None-Match", "\"something else\"").statusCode());
        assertEquals(404, fetched("GET", url.replace("grosse-neu", "your-account-is-blocked")).statusCode());
        String page = Web.newToken(Person.ANONYMOUS).get("/notes/" + entry.slug()).body();
        assertTrue(page.contains("</bdi> (PDF, " + PDF.length + " bytes)</a>"), page);
    }

    @Test
    void aTextThatIsSaidToBeAPageIsHandedOutAsText() throws Exception {
        Thing entry = Cast.make("note:public");
        JsonNode file = added(entry, "run.html", Samples.bytes("alert(1) // <b>bold</b>\n"), Map.of());
        assertEquals("text/plain", file.get("type").asText());
        assertTrue(file.get("url").asText().endsWith("/run-html.txt"), file.toString());
        HttpResponse<byte[]> fetched = fetched("GET", file.get("url").asText());
        assertTrue(header(fetched, "Content-Type").startsWith("text/plain"), header(fetched, "Content-Type"));
        assertTrue(header(fetched, "Content-Disposition").startsWith("attachment;"));
    }

    @Test
    void whatMayNotBeReadIsNotThere() throws Exception {
        Thing entry = Cast.make("case-study:draft");
        JsonNode file = added(entry, "plan.pdf", PDF, Map.of());
        for (Person person : List.of(Person.PRACTITIONER, Person.ELSEWHERE, Person.CURATOR, Person.ADMINISTRATOR)) {
            assertEquals(404, Web.of(person).get(file.get("url").asText()).status(), person.name());
            assertEquals(404, Web.newToken(person).api("GET", content(entry, file), (String) null).status(), person.name());
        }
        assertEquals(404, fetched("GET", file.get("url").asText()).statusCode());
        assertEquals(200, Web.of(Person.COLLEAGUE).get(file.get("url").asText()).status());
        assertEquals(200, Web.newToken(Person.COLLEAGUE).api("GET", content(entry, file), (String) null).status());
        // the number of another entry opens nothing
        assertEquals(404,
                Web.newToken(Person.COLLEAGUE).api("GET", content(Cast.shared("note:public"), file), (String) null).status());
    }

    @Test
    void aFormThatLacksSomethingComesBackWithWhatWasTyped() {
        Thing entry = Cast.make("case-study:draft");
        Answer page = sentForm(entry, "walk.png", Samples.picture("png", 9, 9), Map.of("caption", "A Tuesday walk"));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("href=\"#alt\"") && page.body().contains("href=\"#people\""), page.body());
        assertTrue(page.body().contains("value=\"A Tuesday walk\"") && page.body().contains("Choose the file again"),
                page.body());
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("is not empty", new byte[0]);
        refused.put("Save it as PNG", Samples.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        refused.put("whatever it is called", Samples.bytes("<!DOCTYPE html><html><body>x</body></html>"));
        refused.put("damaged or cut off", Samples.cut(Samples.picture("jpg", 99, 99), 0, 700));
        refused.put("at most. Make it smaller", noise((20 << 20) + 1));
        refused.forEach((words, content) -> {
            Answer answer = sentForm(entry, "walk.png", content, SAID);
            assertEquals(422, answer.status(), words);
            assertTrue(answer.body().contains(words) && answer.body().contains("href=\"#file\""), () -> words + answer.body());
            Answer told = sent(entry, "walk.png", content, SAID);
            assertEquals(422, told.status(), words);
            assertEquals("file", told.json().at("/errors/0/field").asText(), words);
        });
        assertEquals(List.of(), list(entry));
        assertEquals(303, sentForm(entry, "walk.png", Samples.picture("png", 9, 9), SAID).status());
        assertEquals(303,
                sentForm(entry, "line.png", Samples.picture("png", 8, 8), Map.of("decoration", "yes", "people", "nobody"))
                        .status());
        assertEquals(2, list(entry).size());
    }

    /** Whether its length is told or not: nothing is kept, and the limit is named. */
    @Test
    void aFileThatIsFarTooLargeIsRefusedBeforeItIsRead() {
        Thing entry = Cast.make("case-study:draft");
        byte[] large = Samples.form("large.txt", noise(40 << 20), Map.of());
        for (boolean told : new boolean[]{true, false}) {
            Answer answer = Web.newToken(Person.AUTHOR).api("POST", "/api/v1/entries/" + entry.id() + "/files",
                    told
                            ? BodyPublishers.ofByteArray(large)
                            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                    FORM);
            assertEquals(413, answer.status(), answer::body);
            assertTrue(answer.body().contains("A file may be at most 20 MB."), answer.body());
        }
        assertEquals(List.of(), list(entry));
    }

    @Test
    void twentyMegabytesComeBackAsTheyWere() throws Exception {
        Thing entry = Cast.make("note:public");
        byte[] large = Samples.joined(PDF, noise((20 << 20) - PDF.length));
        JsonNode file = added(entry, "large.pdf", large, Map.of());
        assertEquals(large.length, file.get("size").asInt());
        assertArrayEquals(large, fetched("GET", file.get("url").asText()).body());
    }

    @Test
    void theSameFileTwiceIsOneAndThirtyAreTheMost() {
        Thing entry = Cast.make("case-study:draft");
        JsonNode first = added(entry, "one.txt", Samples.bytes("The same."), Map.of());
        Answer again = sent(entry, "two.txt", Samples.bytes("The same."), Map.of());
        assertEquals(200, again.status(), again::body);
        assertEquals(first.get("id"), again.json().get("id"));
        for (int n = 1; n < Attached.MAX; n++) {
            added(entry, n + ".txt", Samples.bytes("Text " + n), Map.of());
        }
        Answer more = sent(entry, "more.txt", Samples.bytes("One too many."), Map.of());
        assertEquals(422, more.status());
        assertTrue(more.body().contains("30 files, pictures and videos at most"), more.body());
        assertTrue(Web.of(Person.AUTHOR).get("/entries/" + entry.id() + "/files").body().contains("There is no room for more"));
    }

    @Test
    void whatIsRemovedIsGoneWithItsBytesAndTheHistorySaysThatItWasThere() throws Exception {
        Thing entry = Cast.make("case-study:public");
        JsonNode picture = added(entry, "Mrs Example.png", Samples.picture("png", 900, 900), SAID);
        String place = "/entries/" + entry.id() + "/files/" + picture.get("id").asText();
        assertEquals(2, Cast.count("SELECT count(*) FROM attachment_piece WHERE attachment_id = :id",
                Map.of("id", picture.get("id").asLong())));
        String asked = Web.of(Person.AUTHOR).get(place + "/remove").body();
        assertTrue(asked.contains("cannot be brought back"), asked);
        assertEquals(303, Web.of(Person.AUTHOR).post(place + "/remove", Map.of()).status());
        assertEquals(404, fetched("GET", picture.get("url").asText()).statusCode());
        assertEquals(0, Cast.count("SELECT count(*) FROM attachment_piece WHERE attachment_id = :id",
                Map.of("id", picture.get("id").asLong())));
        String history = Web.newToken(Person.ANONYMOUS).get("/case-studies/" + entry.slug() + "/history").body();
        assertTrue(history.contains("Added a picture (PNG)") && history.contains("Removed a picture"), history);
        assertFalse(history.contains("Example"), history);
        assertEquals(1, Cast.count("SELECT revision FROM entry WHERE id = :id", Map.of("id", entry.id())),
                "the text is what it was");
    }

    /** Nobody may change what is archived; but whoever is in a picture can take back that they agreed. */
    @Test
    void aPictureCanBeTakenOutOfWhatIsArchivedAndNotPutIn() {
        Thing entry = Cast.make("case-study:public");
        JsonNode picture = added(entry, "walk.png", Samples.picture("png", 9, 9), SAID);
        Cast.put(entry.id(), "archived");
        assertEquals(403, sent(entry, "more.png", Samples.picture("png", 8, 8), SAID).status());
        String place = "/api/v1/entries/" + entry.id() + "/files/" + picture.get("id").asText();
        assertEquals(403, Web.newToken(Person.ELSEWHERE).api("DELETE", place, (String) null).status());
        assertEquals(204, Web.newToken(Person.COLLEAGUE).api("DELETE", place, (String) null).status());
    }

    @Test
    void theirOrderAndWhatIsSaidOfThemCanBeChanged() {
        Thing entry = Cast.make("note:public");
        String first = added(entry, "one.txt", Samples.bytes("One."), Map.of()).get("id").asText();
        JsonNode picture = added(entry, "walk.png", Samples.picture("png", 9, 9), SAID);
        String second = added(entry, "two.txt", Samples.bytes("Two."), Map.of()).get("id").asText();
        String files = "/entries/" + entry.id() + "/files/";
        assertEquals(303, Web.of(Person.AUTHOR).post(files + second + "/move", Map.of("direction", "up")).status());
        assertEquals(List.of(second, picture.get("id").asText(), first), ids(entry), "it passes what is of another kind");
        assertEquals(303, Web.of(Person.AUTHOR).post(files + second + "/move", Map.of("direction", "up")).status());
        assertEquals(List.of(second, picture.get("id").asText(), first), ids(entry), "the first goes no further");
        assertEquals(303, Web.of(Person.AUTHOR).post(files + second + "/move", Map.of("direction", "down")).status());
        assertEquals(List.of(first, picture.get("id").asText(), second), ids(entry));

        String edit = files + picture.get("id").asText() + "/edit";
        assertTrue(Web.of(Person.AUTHOR).get(edit).body().contains("Eight people by a canal"));
        assertEquals(422, Web.of(Person.AUTHOR).post(edit, Map.of("caption", "Only this")).status());
        assertEquals(303, Web.of(Person.AUTHOR).post(edit, Map.of("decoration", "yes", "people", "nobody")).status());
        assertTrue(Web.newToken(Person.ANONYMOUS).get("/notes/" + entry.slug()).body().contains("alt=\"\""));
    }

    @Test
    void aVideoIsALinkWithItsTranscriptAndNothingOfItIsLoaded() {
        Thing entry = Cast.make("note:public");
        String files = "/entries/" + entry.id() + "/files";
        for (String wrong : List.of("http://films.example/1", "javascript:alert(1)", "https:///x", "https://a b",
                "//films.example",
                "https://me:secret@films.example/")) {
            Answer refused = Web.of(Person.AUTHOR).post(files + "/videos", Map.of("url", wrong, "title", "Walking"));
            assertEquals(422, refused.status(), wrong);
            assertTrue(refused.body().contains("begins with https://"), wrong);
        }
        assertEquals(303, Web.of(Person.AUTHOR).post(files + "/videos",
                Map.of("url", "https://www.films.example/walk?v=1", "title", "Walking", "transcript", "We walk.\r\nWe talk."))
                .status());
        assertEquals(303, Web.of(Person.AUTHOR).post(files + "/videos",
                Map.of("url", "https://films.example/silent", "title", "Silent")).status());
        String page = Web.newToken(Person.ANONYMOUS).get("/notes/" + entry.slug()).body();
        assertTrue(page.contains("<a href=\"https://www.films.example/walk?v=1\" rel=\"noopener noreferrer\">"), page);
        assertTrue(page.contains("(a video on films.example; the link leaves this site)"), page);
        assertTrue(page.contains("We walk.\nWe talk.") && page.contains("There is no transcript of it yet."), page);
        assertFalse(page.contains("<iframe") || page.contains("<video"), page);
        String id = ids(entry).get(0);
        assertEquals(303, Web.of(Person.AUTHOR).post(files + "/videos/" + id + "/edit",
                Map.of("url", "https://films.example/new", "title", "Walking on")).status());
        assertTrue(Web.newToken(Person.ANONYMOUS).get("/notes/" + entry.slug()).body().contains("Walking on"));
    }

    /** What is said of files is exported; bytes are not in a line, so an import passes over them and leaves what is there. */
    @Test
    void anExportSaysWhatFilesThereAreAndAnImportLeavesThemAlone() throws Exception {
        String key = Cast.unique("files-exported");
        Thing entry = Cast.entry("note", "public", "Zz " + key, Cast.SITE, List.of(key));
        JsonNode picture = added(entry, "walk.png", Samples.picture("png", 9, 9), SAID);
        String line = Web.newToken(Person.CURATOR).api("GET", "/api/v1/exports/entries.ndjson?tag=" + key, (String) null).body()
                .lines().filter(one -> one.contains("Zz " + key)).findFirst().orElseThrow();
        JsonNode files = new com.fasterxml.jackson.databind.ObjectMapper().readTree(line).get("files");
        assertEquals(1, files.size());
        for (String field : List.of("name", "type", "size", "sha256", "url", "alt", "caption")) {
            assertEquals(picture.get(field), files.get(0).get(field), field);
        }
        Answer asked = Web.newToken(Person.CURATOR).api("POST", "/api/v1/imports",
                BodyPublishers.ofString(line.replace("Eight people", "Nobody")), "application/x-ndjson");
        assertEquals(202, asked.status(), asked::body);
        String address = asked.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Web.newToken(Person.CURATOR)
                .api("GET", address, (String) null).json().get("state").asText().equals("done"));
        JsonNode report = Web.newToken(Person.CURATOR).api("GET", address, (String) null).json();
        assertEquals("0 refused, 1 unchanged",
                report.get("refused").asInt() + " refused, " + report.get("unchanged").asInt() + " unchanged",
                report::toString);
        assertEquals("Eight people by a canal", list(entry).get(0).get("alt").asText());
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    private static String page(String kind, Thing entry) {
        return "/" + (kind.equals("case-study") ? "case-studies" : kind + "s") + "/" + entry.slug();
    }

    private static String content(Thing entry, JsonNode file) {
        return "/api/v1/entries/" + entry.id() + "/files/" + file.get("id").asText() + "/content";
    }

    private static List<JsonNode> list(Thing entry) {
        List<JsonNode> files = new java.util.ArrayList<>();
        Web.newToken(Person.AUTHOR).api("GET", "/api/v1/entries/" + entry.id() + "/files", (String) null).json().get("items")
                .forEach(files::add);
        return files;
    }

    private static List<String> ids(Thing entry) {
        return list(entry).stream().map(file -> file.get("id").asText()).collect(Collectors.toList());
    }

    private static JsonNode added(Thing entry, String name, byte[] content, Map<String, String> said) {
        Answer answer = sent(entry, name, content, said);
        assertEquals(201, answer.status(), answer::body);
        return answer.json();
    }

    private static Answer sent(Thing entry, String name, byte[] content, Map<String, String> said) {
        return Web.newToken(Person.AUTHOR).api("POST", "/api/v1/entries/" + entry.id() + "/files",
                BodyPublishers.ofByteArray(Samples.form(name, content, said)), FORM);
    }

    private static Answer sentForm(Thing entry, String name, byte[] content, Map<String, String> said) {
        Map<String, String> fields = new LinkedHashMap<>(said);
        fields.put("csrf-token", Web.of(Person.AUTHOR).formToken());
        return Web.of(Person.AUTHOR).post("/entries/" + entry.id() + "/files",
                BodyPublishers.ofByteArray(Samples.form(name, content, fields)), FORM);
    }

    /** As somebody fetches it who has not signed in, byte by byte. */
    private static HttpResponse<byte[]> fetched(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Web.base() + path)).timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.noBody());
        return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
