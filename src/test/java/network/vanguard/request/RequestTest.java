package network.vanguard.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

import network.vanguard.problem.ProbeProfile;

@QuarkusTest
@TestProfile(ProbeProfile.class)
class RequestTest {

    /** Valid JSON that is refused all the same: it could not be stored, or means two things. */
    private static final List<String> STRICTER = List.of("y_object_duplicated_key.json",
            "y_object_duplicated_key_and_value.json", "y_object_escaped_null_in_key.json", "y_string_null_escape.json");

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(RestAssured.port);
    }

    private static ValidatableResponse post(String path, byte[] body) {
        return given().header("Content-Type", "application/json").body(body).post("/api/v1/probe/" + path).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> invalidTrees() {
        return Stream.of(Arguments.of("{\"a\":1}x", "The body"), Arguments.of("{} {}", "The body goes on after its end"),
                Arguments.of("[1,]", "not valid JSON"), Arguments.of("{'a':1}", "not valid JSON"),
                Arguments.of("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}", "b.c: appears twice"),
                Arguments.of("{\"a\":NaN}", "a: is not valid"),
                Arguments.of("{\"a\":[0,01]}", "a[1]: is not valid JSON"),
                Arguments.of("\u00ef\u00bb\u00bf".substring(0, 1), "JSON"),
                Arguments.of("{\"a\":[\"b\",\"c\\u0000\"]}", "a[1]: contains a NUL character"),
                Arguments.of("{\"a\":\"\\ud800\"}", "a: contains half of a character"),
                Arguments.of("{\"a\":\"\\udc00\\ud800\"}", "a: contains half of a character"),
                Arguments.of("{\"a\":" + "9".repeat(1_000) + "}", "number with too many digits"),
                Arguments.of("[".repeat(101) + "]".repeat(101), "nested too deep"),
                Arguments.of("[".repeat(100_000), "nested too deep"),
                Arguments.of("{\"a\":".repeat(100_000), "nested too deep"),
                Arguments.of("\"a", "not valid JSON (line 1, column"),
                Arguments.of("{\"a\":\"\n\"}", "a: is not valid JSON"));
    }

    @ParameterizedTest
    @MethodSource("invalidTrees")
    void jsonThatIsNotQuiteRightIsRefusedWithItsPlace(String json, String said) {
        post("tree", json).statusCode(400).contentType("application/problem+json").body("detail", containsString(said))
                .body(not(containsString("fasterxml")));
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(Arguments.of("{\"title\":\"a\",\"role\":1}", "role", "is not a field of this request"),
                Arguments.of("{\"title\":\"a\",\"results\":[{\"figure\":\"1\",\"id\":1}]}", "results[0].id",
                        "is not a field of this request"),
                Arguments.of("{\"title\":1}", "title", "must be a text"),
                Arguments.of("{\"title\":true}", "title", "must be a text"),
                Arguments.of("{\"title\":[]}", "title", "must be a text"),
                Arguments.of("{\"title\":{}}", "title", "must be a text"),
                Arguments.of("{\"title\":\"a\",\"count\":\"1\"}", "count", "must be a whole number"),
                Arguments.of("{\"title\":\"a\",\"count\":1.5}", "count", "must be a whole number"),
                Arguments.of("{\"title\":\"a\",\"count\":99999999999}", "count", "is too large a number"),
                Arguments.of("{\"title\":\"a\",\"count\":\"\"}", "count", "must be a whole number"),
                Arguments.of("{\"title\":\"a\",\"share\":\"1\"}", "share", "must be a number"),
                Arguments.of("{\"title\":\"a\",\"open\":1}", "open", "must be true or false"),
                Arguments.of("{\"title\":\"a\",\"open\":\"true\"}", "open", "must be true or false"),
                Arguments.of("{\"title\":\"a\",\"day\":\"31.1.2026\"}", "day", "must be a date such as 2026-01-31"),
                Arguments.of("{\"title\":\"a\",\"at\":\"now\"}", "at", "must be a time such as 2026-01-31T09:30:00Z"),
                Arguments.of("{\"title\":\"a\",\"id\":\"7\"}", "id", "must be a UUID"),
                Arguments.of("{\"title\":\"a\",\"colour\":\"BLUE\"}", "colour", "must be one of: RED, GREEN"),
                Arguments.of("{\"title\":\"a\",\"colour\":0}", "colour", "must be one of: RED, GREEN"),
                Arguments.of("{\"title\":\"a\",\"results\":{}}", "results", "must be a list"),
                Arguments.of("{\"title\":\"a\",\"results\":[1]}", "results[0]", "must be an object"),
                Arguments.of("{\"title\":\"a\",\"more\":{\"x\":1}}", "more.x", "must be a text"),
                Arguments.of("{\"title\":\"a\",\"more\":{\"x\":\"\\u0000\"}}", "more.x", "contains a NUL character"),
                Arguments.of("{\"title\":\"\\u0000\"}", "title", "contains a NUL character"),
                Arguments.of("{\"title\":\"a\",\"title\":\"b\"}", "title", "appears twice"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aFieldThatIsNotAsAskedForIsNamed(String json, String field, String message) {
        post("record", json).statusCode(400).body("errors.size()", is(1)).body("errors[0].field", is(field))
                .body("errors[0].message", is(message)).body(not(containsString("vanguard.problem.Probe")));
    }

    @Test
    void aBodyOfTheWrongShapeIsRefusedAsAWhole() {
        post("record", "[]").statusCode(400).body("detail", is("The body must be an object."));
        post("record", "7").statusCode(400).body("detail", is("The body must be an object."));
    }

    @Test
    void whatIsRightComesBackAndWhatIsAbsentIsNotSent() {
        String json = "{\"title\":\"\u00e9\ud83d\ude00\\n\",\"results\":[{\"figure\":\"12%\"}],\"count\":3,\"open\":true,"
                + "\"day\":\"2026-01-31\",\"at\":\"2026-01-31T09:30:00Z\",\"colour\":\"RED\",\"share\":1}";
        assertEquals(json.replace("\"share\":1", "\"share\":1.0"), post("record", json).statusCode(200).extract().asString());
    }

    @Test
    void onlyUtf8IsJson() {
        for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            post("tree", "{\"a\":1}".getBytes(charset)).statusCode(400);
        }
        post("tree", "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).statusCode(400).body("detail",
                containsString("a: is not"));
    }

    @Test
    void everyDocumentOfTheJsonTestSuiteIsTakenOrRefusedAsItShould() throws IOException {
        Path folder = Path.of("../shared/corpora/json-parsing");
        Assumptions.assumeTrue(Files.isDirectory(folder),
                "the public collection json-parsing is not part of this project, whose own table stands above; where it lies in ../shared/corpora it is tried too");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] json = Files.readAllBytes(file);
                if (name.endsWith(".json") && json.length > 0) {
                    int status = post("tree", json).extract().statusCode();
                    assertTrue(name.startsWith("y_") && status == (STRICTER.contains(name) ? 400 : 200)
                            || name.startsWith("n_") && status == 400
                            || name.startsWith("i_") && (status == 200 || status == 400), name + ": " + status);
                }
            }
        }
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        String answer = wire.ask("""
                POST /api/v1/probe/tree HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 600000
                """);
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("The body of a request may be at most 512 kB."), answer);
    }

    @Test
    void aBodyThatIsTooLargeGetsItsAnswerThoughItWasSent() throws IOException {
        byte[] body = new byte[3_000_000];
        Arrays.fill(body, (byte) 'a');
        String told = wire.ask("""
                POST /probe/form HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 3000000
                """, body);
        assertTrue(told.startsWith("HTTP/1.1 413 ") && told.contains("A form may be at most 512 kB."), told);
        for (String head : List.of("POST /api/v1/probe/tree HTTP/1.1\nHost: localhost\nContent-Type: application/json\n",
                "POST /probe/form HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\n")) {
            String untold = wire.ask(head + "Transfer-Encoding: chunked\n", Wire.chunk(new byte[]{'"'}), Wire.chunk(body));
            assertTrue(untold.startsWith("HTTP/1.1 413 ") && untold.contains("may be at most 512 kB."), untold);
        }
    }

    @Test
    void aBodyUnderTheLimitIsTakenThoughItsLengthWasNotTold() throws IOException {
        String answer = wire.ask("""
                POST /api/v1/probe/tree HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Transfer-Encoding: chunked
                """, Wire.chunk("{\"a\":".getBytes(StandardCharsets.UTF_8)), Wire.chunk("1}".getBytes(StandardCharsets.UTF_8)),
                "0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("{\"a\":1}"), answer);
    }

    @Test
    void anImportMayBeMuchLargerAndIsReadAsAStream() {
        given().contentType("application/x-ndjson").body(new byte[5_000_000]).post("/api/v1/imports/probe").then()
                .statusCode(200)
                .body(is("5000000"));
    }

    @Test
    void anAddressThatIsNotProperlyEncodedIsRefused() throws IOException {
        for (String path : List.of("/api/v1/probe/query/%ff", "/api/v1/probe/fail?how=%ED%A0%80",
                "/api/v1/probe/fail?how=error\u00e9")) {
            String answer = wire.ask("GET " + path + " HTTP/1.1\nHost: localhost\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("is not in UTF-8"), path + " " + answer);
        }
        // these the web server itself refuses, without a word
        for (String path : List.of("/api/v1/probe/fail?how=%ZZ", "/api/v1/probe/query/%ZZ", "/probe/fail?how=%")) {
            String answer = wire.ask("GET " + path + " HTTP/1.1\nHost: localhost\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), path + " " + answer);
        }
    }

    @Test
    void aFormInACharacterSetThatNobodyKnowsIsRefused() throws IOException {
        String answer = wire.ask("""
                POST /probe/form HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded;charset=x-none
                Content-Length: 9
                """, "title=%41".getBytes(StandardCharsets.US_ASCII));
        assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
    }

    /** TH17: where a proxy went by the one length and we by the other, the rest would be somebody else's request. */
    @Test
    void aRequestWithTwoLengthsIsRefused() throws IOException {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/probe/tree HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";
        for (String lengths : List.of("Content-Length: 7\nContent-Length: 3\n", "Content-Length: 7, 3\n",
                "Content-Length: 3\nContent-Length: 7\n", "Content-Length: +7\n", "Content-Length: -7\n",
                "Content-Length: 0x7\n")) {
            String answer = wire.ask(head + lengths, body);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), lengths + answer);
        }
    }

    @Test
    void anEmptyBodyIsNoBody() {
        given().header("Content-Type", "application/json").post("/api/v1/probe/tree").then()
                .statusCode(400);
    }
}
