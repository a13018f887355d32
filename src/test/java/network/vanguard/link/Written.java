package network.vanguard.link;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.CDI;

import org.awaitility.Awaitility;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import network.vanguard.local.Tokens;

/** Entries written through the API with real tokens. */
final class Written {

    private Written() {}

    /** Waits until the lists of others have followed all that was written. */
    static void settled() {
        LinkWorker worker = CDI.current().select(LinkWorker.class).get();
        RelatedLists lists = CDI.current().select(RelatedLists.class).get();
        Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50))
                .until(() -> !QuarkusTransaction.requiringNew().call(lists::waiting).any() && worker.idle());
    }

    static RequestSpecification as(String account) {
        return account == null ? given() : given().auth().oauth2(Tokens.of(account));
    }

    /** A practice note in one's own name, open to the network. */
    static long note(String account, String title, String body, String... tags) {
        return note(account, title, body, Map.of(), tags);
    }

    static long note(String account, String title, String body, Map<String, Object> more, String... tags) {
        Map<String, Object> fields = new HashMap<>(Map.of("title", title, "body", body, "tags", List.of(tags)));
        fields.putAll(more);
        return post(account, "/api/v1/notes", fields);
    }

    /** Writes other tags on a case study of {@link #publicCase}. */
    static void retag(long id, String title, String done, String... tags) {
        String version = as("curator").get("/api/v1/entries/" + id).header("ETag");
        as("curator").contentType(ContentType.JSON).header("If-Match", version).body(content(title, done, tags))
                .put("/api/v1/case-studies/" + id).then().statusCode(200);
    }

    private static Map<String, Object> content(String title, String done, String... tags) {
        return Map.of("title", title, "summary", "What it is.", "whatWasDone", done, "visibility", "public", "vanguardLink",
                "elsewhere", "tags", List.of(tags));
    }

    /** A case study from elsewhere that anybody may read. */
    static long publicCase(String title, String done, String... tags) {
        long id = post("curator", "/api/v1/case-studies", content(title, done, tags));
        post("curator", "/api/v1/case-studies/" + id + "/submit", Map.of());
        post("curator", "/api/v1/case-studies/" + id + "/publish", Map.of());
        return id;
    }

    static JsonPath json(String account, String path, Object... parameters) {
        return as(account).get(path, parameters).then().statusCode(200).extract().jsonPath();
    }

    /** Of everything that was written so far. */
    static JsonPath similar(String account, long id) {
        settled();
        return json(account, "/api/v1/entries/{id}/similar?limit=100", id);
    }

    static JsonPath suggest(String account, String text, String... tags) {
        return as(account).contentType(ContentType.JSON).body(Map.of("text", text, "tags", List.of(tags)))
                .post("/api/v1/tags/suggest").then().statusCode(200).extract().jsonPath();
    }

    static long post(String account, String path, Map<String, Object> body) {
        return as(account).contentType(ContentType.JSON).body(body).post(path).then().statusCode(oneOf(200, 201)).extract()
                .jsonPath().getLong("id");
    }
}
