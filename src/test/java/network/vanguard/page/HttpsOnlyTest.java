package network.vanguard.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;

/** As it runs in production: people reach the platform by HTTPS only. */
@QuarkusTest
@TestProfile(HttpsOnlyTest.Production.class)
class HttpsOnlyTest {

    public static class Production extends PageOnly {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("vanguard.page.secure", "true");
            settings.put("vanguard.page.signing-key", "a key for tests that is longer than 32 characters");
            return settings;
        }
    }

    @Test
    void browsersInsistOnHttpsForAYear() {
        given().get("/demo").then().header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    @Test
    void cookiesAreBoundToThisHostAndToHttps() {
        Cookie cookie = given().get("/demo").getDetailedCookie("__Host-form-guard");
        assertTrue(cookie.isSecured());
        assertTrue(cookie.isHttpOnly());
        assertEquals("/", cookie.getPath());
        assertEquals("Lax", cookie.getSameSite());
    }
}
