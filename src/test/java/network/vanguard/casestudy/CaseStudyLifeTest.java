package network.vanguard.casestudy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import network.vanguard.local.Tokens;
import network.vanguard.member.MemberService;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;

/** The life of a case study through the API, with real tokens. */
@QuarkusTest
class CaseStudyLifeTest {

    @Inject
    SiteService sites;
    @Inject
    MemberService members;

    @BeforeEach
    void theSitesOfTheLocalAccounts() {
        for (String slug : List.of("wellbeing-erewash", "stockport-together", "better-care-together-morecambe-bay")) {
            sites.record(
                    new SiteInput(null, slug, slug, null, null, null, null, null, null, null, null, null, null, null, null),
                    "test", members.platform());
        }
    }

    @Test
    void aContributorDraftsAndACuratorBringsItToTheNetwork() {
        int id = draft("erewash", "Walking football in the park");
        as("practitioner").get("/api/v1/entries/" + id).then().statusCode(404).contentType("application/problem+json");
        as("stockport").get("/api/v1/entries/" + id).then().statusCode(404);
        as("curator").get("/api/v1/entries/" + id).then().statusCode(404);

        step("erewash", id, "submit", Map.of()).then().statusCode(200).body("state", equalTo("submitted"));
        as("curator").get("/api/v1/entries/" + id).then().statusCode(200);
        step("curator", id, "return", Map.of()).then().statusCode(422).body("errors[0].field", equalTo("reason"));
        step("curator", id, "return", Map.of("reason", "Say who it is for.")).then().statusCode(200).body("state",
                equalTo("draft"));
        step("erewash", id, "publish", Map.of()).then().statusCode(403);
        step("erewash", id, "submit", Map.of("reason", "Now it says so.")).then().statusCode(200);
        step("curator", id, "publish", Map.of()).then().statusCode(200).body("state", equalTo("published"));
        step("curator", id, "publish", Map.of()).then().statusCode(409);

        as("practitioner").get("/api/v1/entries/" + id).then().statusCode(200).body("publishedAt", notNullValue());
        given().get("/api/v1/entries/" + id).then().statusCode(404);
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotRead() {
        int id = draft("erewash", "Time credits at the library");
        Map<String, Object> changed = Map.of("title", "Time credits at two libraries", "summary", "Hours given are hours owed.",
                "site", "wellbeing-erewash");
        as("erewash").body(changed).put("/api/v1/case-studies/" + id).then().statusCode(428);
        String etag = as("erewash").get("/api/v1/entries/" + id).then().statusCode(200).extract().header("ETag");
        as("erewash").header("If-Match", etag).body(changed).put("/api/v1/case-studies/" + id).then().statusCode(200)
                .header("ETag", not(equalTo(etag)));
        as("lead").header("If-Match", etag).body(changed).put("/api/v1/case-studies/" + id).then().statusCode(412);
        as("erewash").get("/api/v1/entries/" + id).then().body("title", equalTo("Time credits at two libraries"));
    }

    @Test
    void aStepIsTakenOnTheVersionThatWasRead() {
        int id = draft("erewash", "A choir on the ward");
        String draft = etag(id);
        as("erewash").header("If-Match", "*").body(Map.of()).post(steps(id) + "submit").then().statusCode(200);
        String submitted = etag(id);
        as("curator").header("If-Match", submitted).body(written("A choir on two wards")).put("/api/v1/case-studies/" + id)
                .then()
                .statusCode(200);
        for (String old : List.of(draft, submitted, "\"1\"", "\"never-ours\"")) {
            as("curator").header("If-Match", old).body(Map.of()).post(steps(id) + "publish").then().statusCode(412)
                    .contentType("application/problem+json");
        }
        as("curator").header("If-Match", "1 2").body(Map.of()).post(steps(id) + "publish").then().statusCode(400)
                .body("errors[0].field", equalTo("If-Match"));
        as("erewash").get("/api/v1/entries/" + id).then().body("state", equalTo("submitted"));
        as("curator").header("If-Match", etag(id)).body(Map.of()).post(steps(id) + "publish").then().statusCode(200);
    }

    @Test
    void whoReadADraftDoesNotOverwriteWhatWasSubmittedSince() {
        int id = draft("erewash", "A shed for men");
        String draft = etag(id);
        step("erewash", id, "submit", Map.of()).then().statusCode(200).header("ETag", not(equalTo(draft)));
        as("erewash").header("If-Match", draft).body(written("Two sheds")).put("/api/v1/case-studies/" + id).then()
                .statusCode(412);
        as("erewash").header("If-Match", etag(id)).body(written("Two sheds")).put("/api/v1/case-studies/" + id).then()
                .statusCode(200);
    }

    @Test
    void aVersionThatIsNoneIsNotSaidToBeSomebodyElses() {
        int id = draft("erewash", "A walk to the mill");
        for (String odd : List.of("nonsense", "\"", "W/\"1", "-1", "1 2", "\"1-draft\", \"2-draft\"")) {
            as("erewash").header("If-Match", odd).body(written("Another")).put("/api/v1/case-studies/" + id).then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("If-Match")).body("title", not(containsString("Somebody")));
        }
        as("erewash").header("If-Match", "*").body(written("Another")).put("/api/v1/case-studies/" + id).then().statusCode(428);
        as("erewash").header("If-Match", "W/" + etag(id)).body(written("Another")).put("/api/v1/case-studies/" + id).then()
                .statusCode(200);
    }

    @Test
    void theAnswerOfACallThatCreatesSaysWhereToReadIt() {
        for (String path : List.of("/api/v1/case-studies", "/api/v1/notes", "/api/v1/discussions")) {
            Map<String, String> body = path.endsWith("case-studies")
                    ? Map.of("title", "Where to read it", "summary", "S", "site", "wellbeing-erewash")
                    : Map.of("title", "Where to read it", "body", "B");
            String key = UUID.randomUUID().toString();
            for (int time = 0; time < 2; time++) {
                int id = as("erewash").header("Idempotency-Key", key).body(body).post(path).then().statusCode(201)
                        .body("url", containsString("/where-to-read-it")).extract().path("id");
                String url = as("erewash").get("/api/v1/entries/" + id).path("url");
                as("erewash").header("Idempotency-Key", key).body(body).post(path).then().body("url", equalTo(url));
            }
        }
    }

    @Test
    void aNoteIsNoCaseStudy() {
        int note = as("erewash").body(Map.of("title", "T", "body", "B")).post("/api/v1/notes").then().statusCode(201).extract()
                .path("id");
        for (String verb : List.of("submit", "return", "publish", "archive")) {
            step("erewash", note, verb, Map.of("reason", "R")).then().statusCode(404);
        }
        as("erewash").header("If-Match", etag(note)).body(written("T")).put("/api/v1/case-studies/" + note).then()
                .statusCode(404);
        as("erewash").get("/api/v1/entries/" + note).then().body("state", equalTo("published"));
    }

    @Test
    void whatIsReadCanBeSentBackAndStaysTheSame() {
        Map<String, Object> input = Map.ofEntries(Map.entry("title", "A garden at the surgery"),
                Map.entry("summary", "Patients grow food."),
                Map.entry("site", "wellbeing-erewash"), Map.entry("tags", List.of("Gardening " + UUID.randomUUID())),
                Map.entry("place", "Ilkeston"), Map.entry("region", "East Midlands"), Map.entry("period", "2014-2016"),
                Map.entry("community", "place-based"), Map.entry("population", List.of("older people", "carers")),
                Map.entry("background", "Why we began."), Map.entry("whatWasDone", "1. Asked\n2. Dug"),
                Map.entry("results",
                        List.of(Map.of("text", "Fewer visits", "figure", "12 %", "source", "https://example.org/report"))),
                Map.entry("barriers", List.of("no tap")), Map.entry("facilitators", List.of("a keen gardener")),
                Map.entry("story", Map.of("exists", true, "pointer", "A patient tells it")),
                Map.entry("checking", Map.of("level", "read", "how", "in full", "unverifiedParts", List.of("the year"))),
                Map.entry("source", List.of("https://example.org/report")));
        int id = as("erewash").body(input).post("/api/v1/case-studies").then().statusCode(201)
                .header("Location", containsString("/api/v1/entries/")).extract().path("id");
        as("erewash").get("/api/v1/entries/" + id).then().statusCode(200).body("kind", equalTo("case-study"))
                .body("results[0].figure", equalTo("12 %")).body("population", contains("older people", "carers"))
                .body("story.pointer", equalTo("A patient tells it")).body("checking.unverifiedParts", contains("the year"))
                .body("whatWasDone", equalTo("1. Asked\n2. Dug")).body("site", equalTo("wellbeing-erewash"))
                .body("tags", hasSize(1))
                .body("source", contains("https://example.org/report")).body("community", equalTo("place-based"));
    }

    @Test
    void theSameKeyMakesOneCaseStudy() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> input = Map.of("title", "Sent twice", "summary", "Once is enough.", "site", "wellbeing-erewash");
        int first = as("erewash").header("Idempotency-Key", key).body(input).post("/api/v1/case-studies").then().statusCode(201)
                .extract()
                .path("id");
        int second = as("erewash").header("Idempotency-Key", key).body(input).post("/api/v1/case-studies").then()
                .statusCode(201)
                .extract().path("id");
        org.junit.jupiter.api.Assertions.assertEquals(first, second);
        as("erewash").header("Idempotency-Key", key)
                .body(Map.of("title", "Another", "summary", "Other.", "site", "wellbeing-erewash"))
                .post("/api/v1/case-studies").then().statusCode(422);
    }

    @Test
    void eachWrongFieldIsNamed() {
        as("erewash").body(Map.of("title", "", "summary", "x".repeat(281), "site", "wellbeing-erewash"))
                .post("/api/v1/case-studies").then()
                .statusCode(422).contentType("application/problem+json").body("errors.field", hasItem("title"))
                .body("errors.field", hasItem("summary"));
        as("erewash").body(Map.of("title", "T", "summary", "S", "site", "nowhere")).post("/api/v1/case-studies").then()
                .statusCode(422)
                .body("errors[0].field", equalTo("site"));
        as("erewash").body(Map.of("title", "T", "summary", "S", "site", "stockport-together")).post("/api/v1/case-studies")
                .then()
                .statusCode(403);
        as("practitioner").body(Map.of("title", "T", "summary", "S")).post("/api/v1/case-studies").then().statusCode(403);
        given().contentType("application/json").body(Map.of("title", "T", "summary", "S")).post("/api/v1/case-studies").then()
                .statusCode(401);
    }

    @Test
    void aNoteAndADiscussionAreOpenAtOnce() {
        int note = as("practitioner").body(Map.of("title", "Ask the caretaker first", "body", "He has the *keys*."))
                .post("/api/v1/notes")
                .then().statusCode(201).body("state", equalTo("published")).extract().path("id");
        as("stockport").get("/api/v1/entries/" + note).then().statusCode(200).body("body", equalTo("He has the *keys*."))
                .body("summary", containsString("He has the keys"));
        int thread = as("stockport").body(Map.of("title", "Who has keys?", "body", "We need a hall.", "about", note))
                .post("/api/v1/discussions").then().statusCode(201).extract().path("id");
        as("practitioner").get("/api/v1/entries/" + thread).then().body("about", equalTo(note)).body("purpose",
                equalTo("question"));
        as("practitioner").body(Map.of("title", "T", "body", "B", "about", 999_999_999)).post("/api/v1/notes").then()
                .statusCode(422)
                .body("errors[0].field", equalTo("about"));
    }

    private int draft(String account, String title) {
        return as(account).body(Map.of("title", title, "summary", "What it is.", "site", "wellbeing-erewash"))
                .post("/api/v1/case-studies")
                .then().statusCode(201).body("state", equalTo("draft")).extract().path("id");
    }

    private static Map<String, String> written(String title) {
        return Map.of("title", title, "summary", "What it is.", "site", "wellbeing-erewash");
    }

    private static String steps(int id) {
        return "/api/v1/case-studies/" + id + "/";
    }

    private static String etag(int id) {
        return as("erewash").get("/api/v1/entries/" + id).then().statusCode(200).extract().header("ETag");
    }

    private static Response step(String account, int id, String verb, Map<String, String> body) {
        return as(account).body(body).post("/api/v1/case-studies/" + id + "/" + verb);
    }

    private static RequestSpecification as(String account) {
        return given().header("Authorization", "Bearer " + Tokens.of(account)).contentType("application/json");
    }
}
