package network.vanguard.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Web;

/** Production: health and figures are on a port of their own, and the public one says nothing of them. */
@QuarkusTest
@TestProfile(OperationPortTest.AsInProduction.class)
class OperationPortTest {

    private static final String PORT = "test.operation.port";

    /** With the port for operators; which one is kept as a property, since this is asked by several class loaders. */
    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) {
                try (ServerSocket free = new ServerSocket(0)) {
                    System.setProperty(PORT, Integer.toString(free.getLocalPort()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Map.of("quarkus.management.enabled", "true", "quarkus.management.test-port", System.getProperty(PORT),
                    "vanguard.operation.on-main-port", "false");
        }
    }

    @Test
    void healthAndFiguresAreOnAPortOfTheirOwn() throws Exception {
        String inside = "http://127.0.0.1:" + System.getProperty(PORT);
        assertEquals(200, get(inside + "/q/health/ready").statusCode());
        assertTrue(get(inside + "/q/metrics").body().contains("vanguard_queue_age_seconds"));
    }

    @Test
    void whoeverAsksFromOutsideLearnsNothing() throws Exception {
        for (String path : new String[]{"/q/health", "/q/health/ready", "/q/health/well", "/q/metrics", "/q/openapi", "/q/"}) {
            assertEquals(404, get(Web.base() + path).statusCode(), path);
        }
    }

    @Test
    void theDescriptionOfTheApiStaysWhereItWas() throws Exception {
        assertEquals(200, get(Web.base() + "/openapi").statusCode());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
