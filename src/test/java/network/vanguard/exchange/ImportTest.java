package network.vanguard.exchange;

import static io.restassured.RestAssured.given;
import static network.vanguard.exchange.Sending.as;
import static network.vanguard.exchange.Sending.counts;
import static network.vanguard.exchange.Sending.lines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import network.vanguard.local.Tokens;

/** Files that are imported through the API, with real tokens. */
@QuarkusTest
class ImportTest {

    @Inject
    Session database;

    /** Each test has names of its own, so that none meets what another has left. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theGoodLinesAreKeptTheBadOnesNamedAndTheSecondTimeChangesNothing() {
        String[] file = {
                "{\"kind\":\"concept\",\"externalId\":\"c-" + mark + "\",\"slug\":\"concept-" + mark
                        + "\",\"prefLabel\":\"Concept " + mark + "\",\"altLabels\":[\"Synonym " + mark
                        + "\"],\"facet\":\"approach\"}",
                note("good", "\"tags\":[\"synonym " + mark + "\"],\"state\":\"published\""),
                note("colour", "\"colour\":\"blue\""),
                "",
                "{\"kind\":\"practice-note\",\"externalId\":\"" + mark + "-untitled\",\"body\":\"Text\"}",
                note("nowhere", "\"site\":\"nowhere-" + mark + "\""),
                "not json",
                "{\"kind\":\"poem\"}",
                note("tags", "\"tags\":\"one\""),
                note("state", "\"state\":\"burnt\""),
                note("slug", "\"slug\":\"Not A Slug\""),
                "{\"kind\":\"site\",\"slug\":\"site-" + mark + "\",\"name\":\"Site " + mark + "\"}",
                "{\"kind\":\"discussion\",\"title\":\"Who else? " + mark + "\",\"body\":\"Tell us.\",\"state\":\"published\"}",
                caseStudy("longest", "\"results\":[{\"text\":\"fine\"},{\"figure\":\"12\"}]")};
        List<String> reasons = List.of("3 " + mark + "-colour colour A practice note has no field of this name.",
                "5 " + mark + "-untitled title Give the note a title.",
                "6 " + mark + "-nowhere site There is no site “nowhere-" + mark + "”.",
                "7 null null The line is not valid JSON (column 4).",
                "8 null kind must be one of: attachment, case-study, collection, concept, discussion, organisation, practice-note, site",
                "9 " + mark + "-tags tags must be a list",
                "10 " + mark + "-state state must be one of: draft, submitted, published, archived",
                "11 " + mark + "-slug slug A slug is small letters, digits and single hyphens, at most 80 of them.",
                "12 null null Only an administrator may add or change sites.",
                "14 " + mark + "-longest results[1].text Say what the figure or result is.");

        JsonPath rehearsed = lines("curator", true, file);
        assertEquals("13 3 0 0 10", counts(rehearsed));
        assertEquals(reasons, refusals(rehearsed));
        assertNull(rehearsed.get("failure"));
        assertEquals(0, written());

        JsonPath first = lines("curator", false, file);
        assertEquals("done", first.getString("state"));
        assertEquals("13 3 0 0 10", counts(first));
        assertEquals(reasons, refusals(first));
        assertEquals(2, written());
        as("practitioner").get("/api/v1/entries?kind=practice-note&tag=concept-" + mark).then().statusCode(200)
                .body("items.title", contains("good " + mark)).body("items[0].externalId", equalTo(mark + "-good"));

        JsonPath second = lines("curator", false, file);
        assertEquals("13 0 0 3 10", counts(second));
        assertEquals(reasons, refusals(second));
        assertEquals("13 0 0 3 10", counts(lines("curator", true, file)));
        assertEquals(2, written());
        assertEquals(1L, ofEntry("good", "max(revision)"));
    }

    @Test
    void whatNobodyMayWriteNoFileBringsEither() {
        JsonPath report = lines("curator", false, caseStudy("circle", "\"visibility\":\"circle\""),
                note("circle", "\"visibility\":\"circle\""),
                caseStudy("script", "\"source\":[\"A report\",\"javascript:alert(1)\"]"),
                caseStudy("long",
                        "\"background\":\"" + "€".repeat(40_000) + "\",\"whatWasDone\":\"" + "€".repeat(40_000) + "\""),
                caseStudy("words", "\"source\":[\"Smith J, A report, 2016\"]"));
        assertEquals("5 1 0 0 4", counts(report));
        assertEquals(List.of("visibility", "visibility", "source", "whatWasDone"),
                refusals(report).stream().map(line -> line.split(" ")[2]).toList());
    }

    @Test
    void anotherTextUnderTheSameKeyIsANewVersionAndADryRunSaysSo() {
        assertEquals("1 1 0 0 0", counts(lines("curator", false, note("a", "\"state\":\"published\""))));
        String changed = note("a", "\"summary\":\"Shorter.\",\"state\":\"published\"");
        assertEquals("1 0 1 0 0", counts(lines("curator", true, changed)));
        assertEquals(1L, ofEntry("a", "max(revision)"));
        assertEquals("1 0 1 0 0", counts(lines("curator", false, changed)));
        assertEquals(2L, ofEntry("a", "max(revision)"));
        assertEquals("1 0 0 1 0", counts(lines("curator", false, changed)));
    }

    @Test
    void linesMayRestOnEarlierOnesOfTheSameFileInADryRunToo() {
        String site = "{\"kind\":\"site\",\"externalId\":\"s-" + mark + "\",\"slug\":\"new-" + mark
                + "\",\"name\":\"New %s\"}";
        String[] file = {site.formatted("one"), note("at", "\"site\":\"new-" + mark + "\",\"visibility\":\"site\""),
                site.formatted("one"), site.formatted("two"), note("at", "\"site\":\"new-" + mark + "\""),
                note("at", "\"site\":\"new-" + mark + "\""),
                "{\"kind\":\"site\",\"externalId\":\"s-" + mark + "\",\"slug\":\"other-" + mark + "\",\"name\":\"Other\"}"};
        JsonPath rehearsed = lines("administrator", true, file);
        JsonPath real = lines("administrator", false, file);
        assertEquals(counts(real), counts(rehearsed));
        assertEquals(refusals(real), refusals(rehearsed));
        // an administrator who does not belong to the site cannot write for it
        assertEquals("7 1 1 1 4", counts(real));
        assertTrue(refusals(real).contains("7 s-" + mark + " externalId The site “new-" + mark + "” has this already."),
                () -> refusals(real).toString());
    }

    @Test
    void aVocabularyThatBuildsOnItselfIsRehearsedAsItIsImported() {
        String[] file = {concept("top", ""), concept("below", "\"broader\":[\"" + mark + "-top\"]"),
                concept("lowest", "\"broader\":[\"" + mark + "-below\"],\"related\":[\"" + mark + "-top\"]"),
                concept("top", "\"broader\":[\"" + mark + "-lowest\"]"), concept("lost", "\"broader\":[\"" + mark + "-none\"]"),
                concept("top", "")};
        JsonPath rehearsed = lines("curator", true, file);
        JsonPath real = lines("curator", false, file);
        assertEquals("6 3 0 1 2", counts(real));
        assertEquals(counts(real), counts(rehearsed));
        assertEquals(List.of("4 null broader A concept cannot stand above itself.",
                "5 null broader There is no concept “" + mark + "-none”."), refusals(real));
        assertEquals(refusals(real), refusals(rehearsed));
    }

    @Test
    void aLineWithoutAKeyIsNotDoubled() {
        String line = "{\"kind\":\"practice-note\",\"title\":\"No key " + mark
                + "\",\"body\":\"Text\",\"slug\":\"no-key-%s\"%s}".formatted(mark, "");
        assertEquals("2 1 0 1 0", counts(lines("curator", true, line, line)));
        assertEquals("2 1 0 1 0", counts(lines("curator", false, line, line)));
        assertEquals("1 0 0 1 0", counts(lines("curator", false, line)));
        String changed = line.replace("Text", "Another text");
        assertEquals("2 0 1 1 0", counts(lines("curator", true, changed, changed)));
        assertEquals("2 0 1 1 0", counts(lines("curator", false, changed, changed)));
        assertEquals(1, written());
    }

    @Test
    void whatPeopleChangeAfterAnImportIsNotUndoneByTheSameFile() {
        String line = caseStudy("edited", "\"state\":\"published\"");
        lines("curator", false, line);
        int id = ((Number) ofEntry("edited", "max(id)")).intValue();
        String etag = as("curator").get("/api/v1/entries/" + id).then().statusCode(200).extract().header("ETag");
        as("curator").contentType("application/json").header("If-Match", etag)
                .body("{\"title\":\"Edited by hand " + mark + "\",\"summary\":\"Better.\"}").put("/api/v1/case-studies/" + id)
                .then().statusCode(200);
        assertEquals("1 0 0 1 0", counts(lines("curator", false, line)));
        as("curator").get("/api/v1/entries/" + id).then().body("title", equalTo("Edited by hand " + mark));
    }

    @Test
    void whatWasExportedCanBeImportedAndChangesNothing() {
        lines("administrator", false,
                "{\"kind\":\"site\",\"externalId\":\"e-" + mark + "\",\"slug\":\"export-" + mark
                        + "\",\"name\":\"Export\",\"aliases\":[\"B\",\"A\"],\"population\":{\"approx\":7,\"verified\":true},"
                        + "\"announced\":\"2015-03-10\",\"verification\":{\"wave\":\"read\"}}");
        lines("curator", false, concept("ex-one", "\"altLabels\":[\"Z " + mark + "\",\"A " + mark + "\"]"),
                concept("ex-two", "\"related\":[\"" + mark + "-ex-one\"],\"broader\":[\"" + mark + "-ex-one\"]"),
                note("out", "\"tags\":[\"z " + mark + "\",\"brand new " + mark + "\"],\"site\":\"export-" + mark
                        + "\",\"state\":\"published\",\"source\":[\"minutes\"]"),
                caseStudy("out", "\"state\":\"archived\",\"site\":\"export-" + mark
                        + "\",\"results\":[{\"text\":\"r\",\"figure\":\"1\"}],\"story\":{\"exists\":false},"
                        + "\"checking\":{\"level\":\"read\",\"unverifiedParts\":[\"all\"]},\"visibility\":\"public\""),
                "{\"kind\":\"discussion\",\"title\":\"Out " + mark
                        + "\",\"body\":\"Why?\",\"purpose\":\"offer\",\"site\":\"export-"
                        + mark + "\"}");
        String sites = as("curator").get("/api/v1/exports/sites.ndjson").then().statusCode(200)
                .contentType(ImportFormat.NDJSON_TYPE).extract().asString();
        String concepts = as("curator").get("/api/v1/exports/concepts.ndjson").asString();
        String entries = as("curator").get("/api/v1/exports/entries.ndjson?site=export-" + mark).asString();
        assertEquals(3, entries.lines().count(), entries);
        assertUnchanged("administrator", sites);
        assertUnchanged("curator", concepts);
        assertUnchanged("curator", entries);
        assertTrue(given().get("/api/v1/exports/entries.ndjson?site=export-" + mark).asString().lines().count() == 1,
                "a visitor gets what is public");
    }

    private static void assertUnchanged(String account, String exported) {
        JsonPath report = lines(account, false, exported);
        assertEquals(report.getInt("read"), report.getInt("unchanged"), () -> report.prettify());
        assertTrue(report.getInt("read") > 0);
    }

    @Test
    void tablesAreImportedToo() {
        String csv = "kind,externalId,title,summary,tags,state,results\r\n" + "case-study," + mark + "-csv,\"Case, with comma "
                + mark
                + "\",Short,time credits | rural " + mark + ",published,\"Fewer visits ~ 20% ~ the board's report\"\r\n"
                + "case-study," + mark + "-bad,,Short,,,\r\n";
        JsonPath report = Sending.file("curator", ImportFormat.CSV_TYPE, csv.getBytes(StandardCharsets.UTF_8), false);
        assertEquals("2 1 0 0 1", counts(report));
        assertEquals(List.of("3 " + mark + "-bad title Give the case study a title."), refusals(report));
        int id = ((Number) ofEntry("csv", "max(id)")).intValue();
        as("practitioner").get("/api/v1/entries/" + id).then().body("results[0].figure", equalTo("20%"))
                .body("tags", hasItem("rural-" + mark));
        // the same content as a JSON line is the same line
        assertEquals("1 0 0 1 0",
                counts(lines("curator", false, "{\"kind\":\"case-study\",\"externalId\":\"" + mark
                        + "-csv\",\"title\":\"Case, with comma " + mark
                        + "\",\"summary\":\"Short\",\"tags\":[\"time credits\",\"rural "
                        + mark + "\"],\"state\":\"published\",\"results\":[{\"text\":\"Fewer visits\",\"figure\":\"20%\","
                        + "\"source\":\"the board's report\"}]}")));
        JsonPath nameless = Sending.file("curator", ImportFormat.CSV_TYPE, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
                false);
        assertEquals("failed", nameless.getString("state"));
        assertEquals("The first row has to name the fields, and one of them has to be “kind”.", nameless.getString("failure"));
    }

    @Test
    void onlyCuratorsAndAdministratorsImport() {
        for (String account : List.of("practitioner", "erewash", "lead", "moderator")) {
            as(account).contentType(ImportFormat.NDJSON_TYPE).body(bytes(note("no", ""))).post("/api/v1/imports").then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().contentType(ImportFormat.NDJSON_TYPE).body(bytes(note("no", ""))).post("/api/v1/imports").then()
                .statusCode(401);
        as("curator").contentType("application/json").body("{}").post("/api/v1/imports").then().statusCode(415);
        as("curator").contentType(ImportFormat.NDJSON_TYPE).body(bytes(note("no", ""))).post("/api/v1/imports?dryRun=yes")
                .then()
                .statusCode(400).body("errors[0].field", equalTo("dryRun"));
        assertEquals(0, written());
    }

    @Test
    void peopleSeeTheirOwnImportsAndAdministratorsAll() {
        String address = as("curator").contentType(ImportFormat.NDJSON_TYPE).queryParam("name", "Mine " + mark)
                .body(bytes(note("mine", ""))).post("/api/v1/imports").header("Location");
        String path = address.substring(address.indexOf("/api/"));
        as("practitioner").get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
        as("administrator").get(path).then().statusCode(200).body("name", equalTo("Mine " + mark));
        as("curator").get("/api/v1/imports?limit=100").then().statusCode(200).body("items.name", hasItem("Mine " + mark));
        as("practitioner").get("/api/v1/imports").then().statusCode(200).body("items.name", not(hasItem("Mine " + mark)));
        as("curator").get("/api/v1/imports/1").then().statusCode(404);
        as("curator").get("/api/v1/imports/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theSameRequestSentTwiceIsOneImport() {
        String key = "import-" + mark;
        String first = withKey(key, note("once", ""));
        assertEquals(first, withKey(key, note("once", "")));
        as("curator").contentType(ImportFormat.NDJSON_TYPE).header("Idempotency-Key", key).body(bytes(note("other", "")))
                .post("/api/v1/imports").then().statusCode(422);
    }

    private static String withKey(String key, String body) {
        return as("curator").contentType(ImportFormat.NDJSON_TYPE).header("Idempotency-Key", key).body(bytes(body))
                .post("/api/v1/imports")
                .then().statusCode(202).extract().header("Location");
    }

    @Test
    void moreThanAHundredRefusedLinesComeInPages() {
        String[] file = new String[250];
        java.util.Arrays.fill(file, "{}");
        JsonPath report = lines("curator", false, file);
        assertEquals("250 0 0 0 250", counts(report));
        assertEquals(100, report.getList("refusals").size());
        assertNotNull(report.getString("next"));
        as("curator").queryParam("after", report.getString("next")).queryParam("limit", 20)
                .get("/api/v1/imports/" + report.getString("id")).then().statusCode(200).body("refusals[0].line", equalTo(101))
                .body("refusals.size()", equalTo(20));
    }

    @Test
    void aHundredMegabytesInOneLineAreOneRefusedLine() throws Exception {
        InputStream endless = new InputStream() {
            private int left = 100 << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = Math.min(length, left);
                java.util.Arrays.fill(into, offset, offset + Math.max(0, count), (byte) 'a');
                left -= count;
                return count > 0 ? count : -1;
            }
        };
        String address = stream("curator", endless, 202);
        JsonPath report = Sending.report("curator", address);
        assertEquals("1 0 0 0 1", counts(report));
        assertEquals(List.of("1 null null The line is longer than 2 MB."), refusals(report));
    }

    /** Sends a body of unknown length. */
    private static String stream(String account, InputStream body, int expected) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/imports"))
                        .header("Content-Type", ImportFormat.NDJSON_TYPE)
                        .header("Authorization", "Bearer " + Tokens.of(account))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(expected, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElse(null);
    }

    // ---------------------------------------------------------------- lines, and what became of them

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String note(String key, String more) {
        return "{\"kind\":\"practice-note\",\"externalId\":\"" + mark + "-" + key + "\",\"title\":\"" + key + " " + mark
                + "\",\"body\":\"What we learnt about " + key + ".\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private String caseStudy(String key, String more) {
        return "{\"kind\":\"case-study\",\"externalId\":\"" + mark + "-" + key + "\",\"title\":\"" + key + " " + mark
                + "\",\"summary\":\"In short.\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private String concept(String name, String more) {
        return "{\"kind\":\"concept\",\"slug\":\"" + mark + "-" + name + "\",\"prefLabel\":\"" + name + " " + mark
                + "\",\"facet\":\"approach\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static List<String> refusals(JsonPath report) {
        return report.getList("refusals").stream().map(each -> (java.util.Map<?, ?>) each)
                .map(each -> each.get("line") + " " + each.get("externalId") + " " + each.get("field") + " "
                        + each.get("reason"))
                .toList();
    }

    /** How many entries carry this test's mark. */
    private int written() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT count(*) FROM entry WHERE title LIKE :mark", Long.class)
                        .setParameter("mark", "%" + mark).getSingleResult().intValue());
    }

    private Object ofEntry(String key, String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database
                        .createNativeQuery("SELECT " + what + " FROM entry WHERE external_id = :key", Object.class)
                        .setParameter("key", mark + "-" + key).getSingleResult()).longValue());
    }
}
