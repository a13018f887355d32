package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import network.vanguard.attachment.Samples;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Pictures, files, videos and collections leave the platform and come back the same; what cannot come back is named. */
@QuarkusTest
class FilesAndCollectionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURATOR = Person.CURATOR.account();
    private static final byte[] PDF = Samples.bytes("%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n");
    /** Who brought it in, when, and under which number. */
    private static final List<String> OF_THE_ROW = List.of("id", "author", "publishedAt", "updatedAt", "addedBy", "addedAt");

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void caseStudiesWithTheirFilesAreTheSameAfterTheyWereExportedDeletedAndImportedAgain() throws Exception {
        String tag = Cast.unique("packed-");
        Cast.topic(tag, "Zz " + tag);
        long kept = published(tag, "first");
        long archived = published(tag, null);
        attach(kept, "Größe & Maß.png", Samples.picture("png", 900, 300),
                Map.of("alt", "A wide field", "people", "nobody", "caption", "In “May”"));
        attach(kept, "plan.pdf", PDF, Map.of("caption", "The plan"));
        attach(kept, "line.png", Samples.picture("png", 20, 4), Map.of("decoration", "yes", "people", "nobody"));
        attach(archived, "table.csv", Samples.bytes("year,visits\n2016,20\n"), Map.of());
        assertEquals(201, Web.of(Person.CURATOR).api("POST", "/api/v1/entries/" + kept + "/files/videos",
                "{\"url\":\"https://films.example/a?b=1&c=2\",\"title\":\"A film\",\"transcript\":\"One.\\nTwo.\"}").status());
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + archived + "/archive",
                "{\"reason\":\"Over\"}").status());
        byte[] zip = exported(CURATOR, tag);
        Map<String, byte[]> before = unpacked(zip);
        assertEquals(4 + 1, before.size(), () -> before.keySet().toString());
        assertEquals(List.of("case-study", "attachment", "attachment", "attachment", "attachment", "case-study", "attachment"),
                lines(before).stream().map(line -> line.get("kind").asText()).toList());

        Cast.sql("DELETE FROM entry WHERE id IN (:kept, :archived)", Map.of("kept", kept, "archived", archived));
        assertEquals("7 7 0 0 0", Sending.counts(Sending.file(CURATOR, ImportFormat.ZIP_TYPE, zip, true)), "tried first");
        JsonPath report = Sending.file(CURATOR, ImportFormat.ZIP_TYPE, zip, false);
        assertEquals("7 7 0 0 0", Sending.counts(report), report::prettify);

        Map<String, byte[]> after = unpacked(exported(CURATOR, tag));
        assertEquals(lines(before).stream().map(FilesAndCollectionsTest::withoutRow).toList(),
                lines(after).stream().map(FilesAndCollectionsTest::withoutRow).toList());
        List<byte[]> bytes = List.copyOf(after.values());
        int file = 0;
        for (byte[] one : before.values()) {
            if (file > 0) {
                assertArrayEquals(one, bytes.get(file));
            }
            file++;
        }
        assertEquals("7 0 0 7 0", Sending.counts(Sending.file(CURATOR, ImportFormat.ZIP_TYPE, zip, false)), "sent twice");
        // on the lines alone: what is here needs no bytes
        assertEquals("7 0 0 7 0", Sending.counts(Sending.file(CURATOR, ImportFormat.NDJSON_TYPE,
                unpacked(exported(CURATOR, tag)).get(PackedLines.LINES), false)));
    }

    @Test
    void aPhotographComesBackOnceHoweverOftenItsZipIsSent() throws Exception {
        String tag = Cast.unique("photo-");
        Cast.topic(tag, "Zz " + tag);
        long id = published(tag, "photo");
        attach(id, "walk.jpg", Samples.picture("jpg", 2_500, 900), Map.of("alt", "A walk", "people", "agreed"));
        byte[] zip = exported(CURATOR, tag);
        Cast.sql("DELETE FROM entry WHERE id = :id", Map.of("id", id));
        assertEquals("2 2 0 0 0", Sending.counts(Sending.file(CURATOR, ImportFormat.ZIP_TYPE, zip, false)));
        assertEquals("2 0 0 2 0", Sending.counts(Sending.file(CURATOR, ImportFormat.ZIP_TYPE, zip, false)));
    }

    @Test
    void aFileThatCannotComeBackIsNamedWithItsLineAndTheOthersAreKept() throws Exception {
        Thing note = Cast.make("note:network");
        String of = "{\"kind\":\"attachment\",\"entry\":{\"kind\":\"practice-note\",\"slug\":\"" + note.slug() + "\"},";
        String lines = String.join("\n",
                of + "\"file\":\"files/plan.pdf\",\"name\":\"plan.pdf\",\"caption\":\"Old\"}",
                of + "\"file\":\"files/gone.pdf\",\"name\":\"gone.pdf\"}",
                of + "\"file\":\"files/drawing.png\",\"name\":\"drawing.png\",\"alt\":\"A drawing\",\"people\":\"nobody\"}",
                of + "\"file\":\"files/plan.pdf\",\"name\":\"plan.pdf\",\"sha256\":\"00\"}",
                "{\"kind\":\"attachment\",\"entry\":{\"kind\":\"practice-note\",\"slug\":\"not-here\"},\"file\":\"files/plan.pdf\",\"name\":\"a.pdf\"}",
                of + "\"file\":\"files/picture.png\",\"name\":\"picture.png\"}",
                of + "\"url\":\"http://films.example/\",\"title\":\"A film\"}",
                of + "\"url\":\"https://films.example/\",\"title\":\"A film\",\"sound\":\"loud\"}",
                "{\"kind\":\"attachment\",\"entry\":{\"kind\":\"poem\"}}",
                of + "\"url\":\"https://films.example/kept\",\"title\":\"A film\"}");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(PackedLines.LINES, Samples.bytes(lines));
        parts.put("files/plan.pdf", PDF);
        parts.put("files/drawing.png", Samples.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        parts.put("files/picture.png", Samples.picture("png", 9, 9));
        for (boolean dryRun : new boolean[]{true, false}) {
            JsonPath report = Sending.file(CURATOR, ImportFormat.ZIP_TYPE, packed(parts), dryRun);
            assertEquals("10 2 0 0 8", Sending.counts(report), report::prettify);
            assertEquals(List.of("2 file", "3 file", "4 sha256", "5 entry", "6 alt", "7 url", "8 sound", "9 entry.kind"),
                    report.<Map<String, Object>>getList("refusals").stream()
                            .map(one -> one.get("line") + " " + one.get("field")).toList(),
                    report::prettify);
        }
        parts.put(PackedLines.LINES,
                Samples.bytes(of + "\"file\":\"files/plan.pdf\",\"name\":\"plan.pdf\",\"caption\":\"New\"}"));
        assertEquals("1 0 1 0 0", Sending.counts(Sending.file(CURATOR, ImportFormat.ZIP_TYPE, packed(parts), false)));
        JsonNode files = Web.of(Person.CURATOR).api("GET", "/api/v1/entries/" + note.id() + "/files", (String) null).json()
                .get("items");
        assertEquals(List.of("New", "A film"), List.of(files.at("/0/caption").asText(), files.at("/1/name").asText()),
                files.toString());

        Map<String, byte[]> noLines = Map.of("files/plan.pdf", PDF);
        JsonPath report = Sending.file(CURATOR, ImportFormat.ZIP_TYPE, packed(noLines), false);
        assertTrue(report.getString("failure").contains("lines.ndjson"), report::prettify);
        report = Sending.file(CURATOR, ImportFormat.ZIP_TYPE, PDF, false);
        assertTrue(report.getString("failure").contains("cannot be read as a ZIP"), report::prettify);
    }

    @Test
    void nobodyExportsTheFilesOfWhatTheyMayNotRead() throws Exception {
        String tag = Cast.unique("mine-");
        Cast.topic(tag, "Zz " + tag);
        long id = published(tag, "mine");
        attach(id, "plan.pdf", PDF, Map.of());
        Cast.sql("UPDATE entry SET visibility = 'site' WHERE id = :id", Map.of("id", id));
        assertEquals(2, unpacked(exported(Person.AUTHOR.account(), tag)).size());
        Map<String, byte[]> others = unpacked(exported(Person.ELSEWHERE.account(), tag));
        assertEquals(1, others.size());
        assertEquals(0, others.get(PackedLines.LINES).length);
    }

    @Test
    void aCollectionComesBackInItsOrderAndNamesWhatIsNotHereYet() throws Exception {
        String mark = Cast.unique("kept-");
        Thing there = Cast.make("note:public");
        Thing hidden = Cast.make("case-study:submitted");
        String line = JSON.createObjectNode().put("kind", "collection").put("title", "Zz " + mark).put("slug", mark)
                .put("body", "**Begin** here.").put("visibility", "public").toString().replaceFirst("}$", ",\"entries\":["
                        + "{\"entry\":{\"kind\":\"practice-note\",\"externalId\":\"" + mark + "\"},\"note\":\"Comes later\"},"
                        + "{\"entry\":{\"kind\":\"practice-note\",\"slug\":\"" + there.slug() + "\"},\"note\":\"It is short\"},"
                        + "{\"entry\":{\"kind\":\"case-study\",\"slug\":\"" + hidden.slug() + "\"},\"note\":\"Soon\"}]}");
        JsonPath report = Sending.lines(CURATOR, false, line);
        assertEquals("1 1 0 0 1", Sending.counts(report), report::prettify);
        assertEquals("entries", report.getString("refusals[0].field"));
        assertTrue(report.getString("refusals[0].reason").contains("the practice note “" + mark + "”"), report::prettify);
        assertTrue(page(Person.ANONYMOUS, "/collections/" + mark).contains("It is short"));

        String later = "{\"kind\":\"practice-note\",\"externalId\":\"" + mark + "\",\"title\":\"Later " + mark
                + "\",\"body\":\"Text\",\"visibility\":\"public\",\"state\":\"published\"}";
        report = Sending.lines(CURATOR, true, later, line);
        assertEquals("2 1 0 1 0", Sending.counts(report), report::prettify);
        report = Sending.lines(CURATOR, false, later, line);
        assertEquals("2 1 1 0 0", Sending.counts(report), report::prettify);
        String page = page(Person.ANONYMOUS, "/collections/" + mark);
        assertTrue(page.indexOf("Comes later") > 0 && page.indexOf("Comes later") < page.indexOf("It is short"), page);
        assertEquals("2 0 0 2 0", Sending.counts(Sending.lines(CURATOR, false, later, line)));

        JsonNode exported = collection(Person.CURATOR, mark);
        assertEquals(3, exported.get("entries").size());
        assertEquals(2, collection(Person.ANONYMOUS, mark).get("entries").size());
        Cast.sql("DELETE FROM collection WHERE slug = :slug", Map.of("slug", mark));
        assertEquals("1 1 0 0 0", Sending.counts(Sending.lines(CURATOR, false, exported.toString())));
        assertEquals(exported, collection(Person.CURATOR, mark));

        // who saw less of it takes nothing out
        assertEquals("1 0 0 1 0", Sending.counts(Sending.lines(CURATOR, false,
                ((ObjectNode) exported.deepCopy()).set("entries", JSON.createArrayNode().add(exported.at("/entries/1")))
                        .toString())));
        ObjectNode turned = exported.deepCopy();
        turned.set("entries", JSON.createArrayNode().add(exported.at("/entries/2")).add(exported.at("/entries/0")));
        turned.put("body", "Begin there.");
        assertEquals("1 0 1 0 0", Sending.counts(Sending.lines(CURATOR, false, turned.toString())));
        assertEquals(List.of("Soon", "It is short", "Comes later"), notes(collection(Person.CURATOR, mark)));
        assertEquals("Begin there.", collection(Person.CURATOR, mark).get("body").asText());

        report = Sending.lines(CURATOR, false, exported.toString().replace("It is short", "  "),
                exported.toString().replace("\"case-study\"", "\"poem\""),
                exported.toString().replace("\"public\"", "\"everybody\""));
        assertEquals(List.of("entries[1].note", "entries[2].entry.kind", "visibility"),
                report.getList("refusals.field"), report::prettify);
        assertEquals("1 0 0 0 1", Sending.counts(Sending.lines(Person.ADMINISTRATOR.account(), false, exported.toString())));
    }

    private static List<String> notes(JsonNode collection) {
        List<String> notes = new ArrayList<>();
        collection.get("entries").forEach(item -> notes.add(item.get("note").asText()));
        return notes;
    }

    private static JsonNode collection(Person reader, String slug) {
        List<JsonNode> found = Web.newToken(reader).api("GET", "/api/v1/exports/collections.ndjson", (String) null).body()
                .lines()
                .map(FilesAndCollectionsTest::read).filter(line -> line.get("slug").asText().equals(slug)).toList();
        assertEquals(1, found.size(), slug);
        return found.get(0);
    }

    private static String page(Person reader, String address) {
        Answer page = Web.newSession(reader).get(address);
        assertEquals(200, page.status(), () -> address + ": " + page.body());
        return page.body();
    }

    /** The number of a new case study of the site's, published. */
    private static long published(String tag, String key) {
        ObjectNode input = JSON.createObjectNode().put("title", "Packed " + Cast.unique("case "))
                .put("summary", "In a sentence.")
                .put("site", Cast.SITE).put("visibility", "network").put("whatWasDone", "They walked.")
                .put("externalId", key == null ? null : tag + key);
        input.putArray("tags").add(tag);
        Answer made = Web.of(Person.AUTHOR).api("POST", "/api/v1/case-studies", input.toString());
        assertEquals(201, made.status(), made::body);
        long id = made.json().get("id").asLong();
        Cast.sql("UPDATE entry SET submitted_at = now() WHERE id = :id", Map.of("id", id));
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + id + "/publish", "{}").status());
        return id;
    }

    private static void attach(long entry, String name, byte[] bytes, Map<String, String> said) {
        Answer added = Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + entry + "/files",
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(Samples.form(name, bytes, said)),
                "multipart/form-data; boundary=cut");
        assertEquals(201, added.status(), added::body);
    }

    private static byte[] exported(String account, String tag) {
        return Sending.as(account).get("/api/v1/exports/entries.zip?tag=" + tag).then().statusCode(200).extract().asByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                parts.put(part.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static List<JsonNode> lines(Map<String, byte[]> parts) {
        return new String(parts.get(PackedLines.LINES), StandardCharsets.UTF_8).lines().map(FilesAndCollectionsTest::read)
                .toList();
    }

    private static JsonNode withoutRow(JsonNode line) {
        ObjectNode left = line.deepCopy();
        left.remove(OF_THE_ROW);
        if (line.get("kind").asText().equals("attachment")) {
            left.put("file", line.path("file").asText().replaceFirst("/\\d+/", "/"));
        } else {
            assertFalse(line.path("files").isEmpty(), line::toString);
            left.get("files").forEach(file -> ((ObjectNode) file).remove(OF_THE_ROW).remove("url"));
            // how a line without a key is known
            left.remove("externalId");
        }
        if (line.at("/entry/externalId").asText().startsWith("line-")) {
            ((ObjectNode) left.get("entry")).remove("externalId");
        }
        return left;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(line, broken);
        }
    }
}
