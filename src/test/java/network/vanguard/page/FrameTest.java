package network.vanguard.page;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(PageOnly.class)
class FrameTest {

    @Test
    void aPageShows() {
        System.out.println(given().get("/demo").then().extract().headers());
        System.out.println(given().get("/assets/nhsuk-10.6.1/nhsuk-frontend.min.css").then().extract().headers());
        System.out.println(given().get("/nowhere").then().extract().response().headers());
        System.out.println(given().contentType("text/plain").body("x").post("/demo").then().extract().response().asString());
        System.out.println(given().formParam("title", "A <b> \"title\"\nwith 2 lines").formParam("whatWasDone", "x")
                .post("/demo?y=<x>").then().extract().response().asString());
        System.out.println(given().header("Origin", "https://evil.example").formParam("title", "A <b> \"title\"").post("/demo")
                .then().extract().response().statusLine());
    }
}
