package network.vanguard.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.Principal;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.http.Cookie;
import io.restassured.response.Response;

/** TH4: what every answer tells a browser. */
@QuarkusTest
class ResponseHeadersTest {

    private static final String CSS = "/assets/nhsuk-10.6.1/nhsuk-frontend.min.css";

    @Inject
    TestIdentityAssociation signIn;

    @AfterEach
    void signOut() {
        signIn.setTestIdentity(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo", "/demo/reading", CSS, "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/assets/favicon.svg",
            "/api/v1/demo", "/nowhere", "/assets/nowhere.css", "/%00", "/demo/../.."})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        given().urlEncodingEnabled(false).get(path).then()
                .header("Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                                + "form-action 'self' " + signInOrigin()
                                + "; base-uri 'none'; frame-ancestors 'none'; object-src 'none'")
                .header("X-Content-Type-Options", "nosniff").header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin").header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", matchesPattern(".*camera=\\(\\).*"))
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    private static String signInOrigin() {
        URI server = URI.create(ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class));
        return server.getScheme() + "://" + server.getAuthority();
    }

    @Test
    void aRefusedFormCarriesThemToo() {
        given().formParam("title", "x").post("/demo").then().statusCode(400).header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {CSS, "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/assets/vanguard.css?v=1"})
    void aFileThatNeverChangesIsKept(String path) {
        given().get(path).then().statusCode(200).header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void aFileThatMayChangeIsAskedForAgain() {
        given().get("/assets/vanguard.css").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void aFileThatIsMissingIsNotRememberedAsMissing() {
        given().get("/assets/nowhere.css?v=1").then().statusCode(404).header("Cache-Control", "no-store");
    }

    @Test
    void whatASignedInPersonSeesIsStoredNowhere() {
        given().get("/demo/reading").then().header("Cache-Control", "private, no-cache");
        signIn.setTestIdentity(QuarkusSecurityIdentity.builder().setPrincipal((Principal) () -> "somebody").build());
        given().get("/demo/reading").then().header("Cache-Control", "no-store");
        given().get(CSS).then().header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void aPageWithAFormIsStoredNowhere() {
        given().get("/demo").then().header("Cache-Control", "no-store");
    }

    @Test
    void theCallersRequestIdIsKeptAndStandsInTheLog() {
        given().header("X-Request-Id", "from-the-proxy_1").get("/api/v1/demo").then().header("X-Request-Id", "from-the-proxy_1")
                .body(equalTo("\"from-the-proxy_1\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has a blank in it", "<script>alert(1)</script>", "two\tlines",
            "much-too-long-much-too-long-much-too-long-much-too-long-much-too-long"})
    void aRequestIdThatCouldSpoilTheLogIsReplaced(String id) {
        given().header("X-Request-Id", id).get("/demo/reading").then().header("X-Request-Id", not(equalTo(id)));
    }

    @Test
    void whoComesByHttpsIsToldToStayWithItAndGetsCookiesForThisHostOnly() {
        Response page = given().header("X-Forwarded-Proto", "https").get("/demo");
        assertEquals("max-age=31536000; includeSubDomains", page.header("Strict-Transport-Security"));
        Cookie cookie = page.getDetailedCookie("__Host-form-guard");
        assertTrue(cookie.isSecured());
        assertTrue(cookie.isHttpOnly());
        assertEquals("/", cookie.getPath());
        assertEquals("Lax", cookie.getSameSite());
    }

    @Test
    void withoutHttpsNoBrowserIsToldToInsistOnIt() {
        assertTrue(given().get("/demo").headers().get("Strict-Transport-Security") == null);
    }
}
