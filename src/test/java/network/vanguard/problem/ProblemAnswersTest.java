package network.vanguard.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(ProbeProfile.class)
class ProblemAnswersTest {

    @ParameterizedTest
    @CsvSource({"not-found, 404, Not found", "refused, 403, You may not do this", "conflict, 409, This no longer fits",
            "stale, 412, Somebody else was first", "precondition, 428, Say which version you have read",
            "invalid, 422, Some of this needs correcting", "too-large, 413, This is too large",
            "too-many, 429, Too many requests",
            "away, 503, Not available at the moment", "commit, 503, Not available at the moment",
            "pool, 503, Not available at the moment",
            "timeout, 503, Not available at the moment", "full, 503, Not available at the moment",
            "threads, 503, Not available at the moment", "disk, 503, Not available at the moment",
            "twice, 409, This no longer fits",
            "changed, 409, This no longer fits", "nul, 400, The request cannot be understood",
            "validated, 422, Some of this needs correcting", "error, 500, Something went wrong on our side",
            "thrown, 500, Something went wrong on our side"})
    void everyFailureIsToldToProgramsAndToPeople(String how, int status, String title) {
        Response json = given().get("/api/v1/probe/fail?how=" + how);
        json.then().statusCode(status).contentType("application/problem+json").body("status", is(status))
                .body("title", is(title))
                .body("type", startsWith("urn:problem:vanguard:")).body("detail", notNullValue());
        Response page = given().get("/probe/fail?how=" + how);
        page.then().statusCode(status).contentType(startsWith("text/html")).body(containsString("<h1"));
        for (Response answer : new Response[]{json, page}) {
            String text = answer.asString() + answer.headers();
            assertFalse(text.contains("secret") || text.contains("Exception") || text.contains("network.vanguard"), text);
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals(status == 503 ? "5" : status == 429 ? "2" : null, answer.header("Retry-After"));
        }
    }

    @Test
    void fieldsAreNamedWithWhatIsWrong() {
        given().get("/api/v1/probe/fail?how=invalid").then().body("errors[0].field", is("title"))
                .body("errors[0].message", is("Enter a <title>"));
        given().get("/probe/fail?how=invalid").then().body(containsString("title"))
                .body(containsString("Enter a &lt;title&gt;"));
        given().get("/api/v1/probe/fail?how=not-found").then().body("errors", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/nothing, 404", "GET, /api, 404", "GET, /nothing, 404", "GET, /assets/nothing.css, 404",
            "DELETE, /api/v1/probe/tree, 405", "DELETE, /probe/form, 405", "GET, /api/v1/probe/query/%ff, 400",
            "GET, /probe/fail?how=%C0%80, 400", "GET, /probe/fail?how=%00, 400",
            "GET, /api/v1/probe-filter, 500", "GET, /probe-filter, 500", "GET, /api/v1/probe/bare?status=400, 400",
            "GET, /api/v1/probe/bare?status=418, 418", "GET, /api/v1/probe/signed-in, 401"})
    void whatNoEndpointAnswersHasWordsToo(String method, String path, int status) {
        Response answer = given().urlEncodingEnabled(false).request(method, path);
        String text = answer.asString();
        assertEquals(status, answer.statusCode(), text);
        assertFalse(text.contains("secret") || text.contains("xception") || text.contains("RESTEASY"), text);
        if (path.startsWith("/api")) {
            answer.then().contentType("application/problem+json").body("status", is(status));
        } else {
            answer.then().contentType(startsWith("text/html")).body(containsString("<h1"));
        }
    }

    @Test
    void aProgramLearnsHowToGoOn() {
        given().get("/api/v1/probe/signed-in").then().header("WWW-Authenticate", startsWith("Bearer"));
        given().contentType("text/plain").body("x").post("/api/v1/probe/record").then().statusCode(415)
                .contentType("application/problem+json").body("detail", containsString("Content-Type"));
        given().get("/api/v1/probe/fail?how=too-large").then().body("detail", is("A file may be at most 20 MB."));
    }

    @Test
    void brokenRulesAreNamedAsTheFieldsWereSent() {
        given().contentType("application/json")
                .body("{\"title\":\" \",\"results\":[{\"figure\":\"1\"},{\"figure\":\"too long\"}]}")
                .post("/api/v1/probe/record").then().statusCode(422).body("errors.size()", is(2))
                .body("errors[0].field", is("results[1].figure")).body("errors[1].field", is("title"))
                .body("errors[1].message", is("Enter a title"));
        given().contentType("application/json").post("/api/v1/probe/record").then().statusCode(400);
        given().get("/api/v1/probe/query/a?max-depth=7").then().statusCode(400).body("errors[0].field", is("max-depth"));
    }

    @Test
    void queryParametersThatMakeNoSenseAreNamed() {
        given().get("/api/v1/probe/query/a?limit=101").then().statusCode(400).body("errors[0].field", is("limit"));
        given().get("/api/v1/probe/query/a?limit=x").then().statusCode(400)
                .body("errors[0].field", is("limit"));
        given().get("/api/v1/probe/query/a?after=x").then().statusCode(400).body("errors[0].field", is("after"));
        given().get("/api/v1/probe/query/a?max-depth=x").then().statusCode(400).body("errors[0].field", is("max-depth"));
        given().queryParam("after", "a\u0007").get("/api/v1/probe/query/a").then().statusCode(400)
                .body("errors[0].field", is("after")).body("errors[0].message", is("contains a control character (U+0007)"));
        given().urlEncodingEnabled(false).get("/api/v1/probe/query/a%00b").then().statusCode(400).body("errors[0].field",
                is("slug"));
    }

    @Test
    void listsAreSentInPiecesThatFitTogether() {
        String next = given().get("/api/v1/probe/query/a?limit=2").then().statusCode(200)
                .body("items", equalTo(List.of("a1", "a2")))
                .extract().path("next");
        given().get("/api/v1/probe/query/a?after=" + next).then().statusCode(200).body("items[0]", is("a21"))
                .body(containsString("\"next\":null"));
    }

    @Test
    void formsWithBrokenTextAreRefused() {
        for (String body : List.of("title=a%00b", "title=%ZZ", "title=%ED%A0%80")) {
            given().contentType("application/x-www-form-urlencoded").body(body).post("/probe/form").then().statusCode(400)
                    .contentType(startsWith("text/html")).body(not(containsString("xception")));
        }
    }
}
