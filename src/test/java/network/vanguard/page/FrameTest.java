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
        System.out.println(given().get("/demo").then().extract().asString());
    }
}
