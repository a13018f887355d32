package network.vanguard.exchange;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import network.vanguard.local.Tokens;

/** Sends files through the API as one of the local accounts, and waits until they are read. */
final class Sending {

    private Sending() {}

    static RequestSpecification as(String account) {
        return given().auth().oauth2(Tokens.of(account));
    }

    /** The report of a file that was read to its end. */
    static JsonPath file(String account, String type, byte[] file, boolean dryRun) {
        Response accepted = as(account).contentType(type).queryParam("dryRun", dryRun).body(file).post("/api/v1/imports");
        assertEquals(202, accepted.statusCode(), accepted.asString());
        return report(account, accepted.header("Location"));
    }

    static JsonPath lines(String account, boolean dryRun, String... lines) {
        return file(account, ImportFormat.NDJSON_TYPE, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), dryRun);
    }

    /** Waits for the end of the work. */
    static JsonPath report(String account, String address) {
        String path = address.substring(address.indexOf("/api/"));
        for (int attempt = 0; attempt < 1200; attempt++) {
            Response report = as(account).get(path);
            assertEquals(200, report.statusCode(), report.asString());
            if (!"waiting running".contains(report.path("state"))) {
                return report.jsonPath();
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
        throw new AssertionError("The import did not end");
    }

    /** "read created updated unchanged refused" */
    static String counts(JsonPath report) {
        return report.getInt("read") + " " + report.getInt("created") + " " + report.getInt("updated") + " "
                + report.getInt("unchanged") + " " + report.getInt("refused");
    }
}
