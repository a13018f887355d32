package network.vanguard.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** TH5: how forms are guarded; that each route is, RoughInputTest tries. */
@QuarkusTest
class FormGuardTest {

    private static final String TEXT = "Kept <b>\"as typed\"</b>\r\n& more";
    private static final String TEXT_ESCAPED = "Kept &lt;b&gt;&quot;as typed&quot;&lt;/b&gt;\r\n&amp; more";

    @Inject
    TestIdentityAssociation signIn;

    @AfterEach
    void signOut() {
        signIn.setTestIdentity(null);
    }

    /** A browser that has opened the page with the form: its cookie and the token in the form. */
    private record Visit(Cookie cookie, String token) {

        RequestSpecification form() {
            return given().redirects().follow(false).cookie(cookie).formParam("csrf-token", token).formParam("title", TEXT)
                    .formParam("summary", "x");
        }
    }

    private static Visit visit() {
        Response page = given().get("/demo");
        Matcher token = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"").matcher(page.asString());
        assertTrue(token.find());
        return new Visit(page.getDetailedCookie("form-guard"), token.group(1));
    }

    private void signInAs(String name) {
        signIn.setTestIdentity(QuarkusSecurityIdentity.builder().setPrincipal((Principal) () -> name).build());
    }

    @Test
    void aFormOfOursIsTaken() {
        visit().form().post("/demo").then().statusCode(303).header("Location", containsString("/demo"));
    }

    @Test
    void aFormWithoutATokenChangesNothingAndGivesTheTextBack() {
        given().formParam("title", TEXT).post("/demo").then().statusCode(400).contentType("text/html")
                .body(containsString("Your page was open too long – check and send again"),
                        containsString("name=\"title\" value=\"" + TEXT_ESCAPED + "\""), not(containsString("<b>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "AAAA",
            "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkwMQ"})
    void aFormWithAWrongTokenIsGivenBack(String token) {
        given().cookie(visit().cookie()).formParam("csrf-token", token).formParam("title", TEXT).post("/demo").then()
                .statusCode(400).body(containsString(TEXT_ESCAPED));
    }

    @Test
    void theTokenOfAnotherBrowserIsWorthNothing() {
        new Visit(visit().cookie(), visit().token()).form().post("/demo").then().statusCode(400);
    }

    @Test
    void theTokenOfAnotherPersonIsWorthNothingInTheSameBrowser() {
        signInAs("first");
        Visit visit = visit();
        visit.form().post("/demo").then().statusCode(303);
        signInAs("second");
        visit.form().post("/demo").then().statusCode(400).body(containsString(TEXT_ESCAPED));
    }

    @Test
    void aCookieOfAnotherShapeLocksNobodyOut() {
        String page = given().cookie("form-guard", "nonsense").get("/demo").then().statusCode(200)
                .cookie("form-guard", not(equalTo("nonsense"))).extract().asString();
        assertTrue(page.contains("csrf-token"));
    }

    @Test
    void everyTabHasATokenOfItsOwnAndAllOfThemWork() {
        Visit first = visit();
        Response page = given().cookie(first.cookie()).get("/demo");
        assertEquals(first.cookie().getValue(), page.getCookie("form-guard"));
        Matcher token = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"").matcher(page.asString());
        assertTrue(token.find());
        assertNotEquals(first.token(), token.group(1));
        new Visit(first.cookie(), token.group(1)).form().post("/demo").then().statusCode(303);
        first.form().post("/demo").then().statusCode(303);
    }

    @Test
    void aScriptMaySendTheTokenInAHeader() {
        Visit visit = visit();
        given().redirects().follow(false).cookie(visit.cookie()).header("X-CSRF-TOKEN", visit.token()).formParam("title", TEXT)
                .post("/demo").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/xml", "application/x-www-form-urlencoded-not"})
    void aPageTakesNothingButForms(String type) {
        Visit visit = visit();
        given().cookie(visit.cookie()).header("X-CSRF-TOKEN", visit.token()).contentType(type).body("title=x".getBytes(UTF_8))
                .post("/demo")
                .then()
                .statusCode(415).body(containsString("This page takes forms only"));
    }

    @Test
    void aPostWithNothingInItIsRefused() {
        given().post("/demo").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Origin,null", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site",
            "Origin,http://localhost:1"})
    void aFormFromAnotherSiteIsRefusedAndItsTextNotShown(String header, String value) {
        visit().form().header(header, value).post("/demo").then().statusCode(403)
                .body(containsString("This form was sent by another site"), not(containsString("Kept")));
    }

    @Test
    void aFormFromThisSiteIsTaken() {
        visit().form().header("Sec-Fetch-Site", "same-origin").post("/demo").then().statusCode(303);
        visit().form().header("Origin", RestAssured.baseURI + ":" + RestAssured.port).post("/demo").then()
                .statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void theApiIsLeftToItsBearerTokens(String type) {
        given().contentType(type).body("{}".getBytes(UTF_8)).post("/api/v1/demo").then().statusCode(200).body(equalTo("{}"));
    }

    @Test
    void noSpellingOfAPagesAddressIsTakenForTheApi() {
        for (String path : new String[]{"/api/../demo", "/api/%2e%2e/demo", "//demo", "/demo;a=/api/"}) {
            int status = given().urlEncodingEnabled(false).formParam("title", "x").post(path).statusCode();
            assertTrue(status == 400 || status == 404, path + " was answered with " + status);
        }
    }

    @Test
    void theFormThatComesBackStaysOnThisPlatform() {
        String page = given().urlEncodingEnabled(false).formParam("title", "x")
                .post("/demo?next=%22%3E%3Ca%20href=//evil.example%3E")
                .asString();
        assertTrue(page.contains("<form action=\"/demo?next=%22%3E%3Ca%20href=//evil.example%3E\" method=\"post\""), page);
    }

    @Test
    void aFileThatCannotBeKeptIsSaid() {
        given().multiPart("title", "A title").multiPart("file", "a.txt", "x".getBytes(UTF_8), "text/plain").post("/demo/file")
                .then()
                .statusCode(400).body(containsString("Files cannot be kept"), containsString("value=\"A title\""));
    }

    @Test
    void aFormWithAFileIsTaken() {
        Visit visit = visit();
        given().cookie(visit.cookie()).multiPart("csrf-token", visit.token()).multiPart("title", "A title")
                .multiPart("file", "a.txt", "x".getBytes(UTF_8), "text/plain").post("/demo/file").then().statusCode(200)
                .body(equalTo("A title a.txt"));
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSitesAndLivesAWorkingDay() {
        Cookie cookie = visit().cookie();
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertEquals(12 * 60 * 60, cookie.getMaxAge());
    }

    @Test
    void whoOnlyReadsGetsNoCookie() {
        assertTrue(given().get("/demo/reading").then().statusCode(200).extract().cookies().isEmpty());
    }

    @Test
    void aForgedNoticeIsNotShown() {
        given().cookie("notice", "SGVsbG8.SGVsbG8").get("/demo").then().statusCode(200).body(not(containsString("Hello")));
        given().cookie("notice", "...").get("/demo").then().statusCode(200);
    }
}
