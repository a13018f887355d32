package network.vanguard.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** An operator names a place for traces, and finds there where a request spent its time, and nobody's words. */
@QuarkusTest
@TestProfile(TracesTest.WithAPlaceForTraces.class)
class TracesTest {

    private static final String PORT = "test.traces.port";
    private static final int TRIES = 600;

    /** With a port that nobody listens at yet; kept as a property, since this is asked by several class loaders. */
    public static class WithAPlaceForTraces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) {
                try (ServerSocket free = new ServerSocket(0)) {
                    System.setProperty(PORT, Integer.toString(free.getLocalPort()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.datasource.jdbc.telemetry.enabled", "true",
                    "quarkus.otel.bsp.schedule.delay", "100ms",
                    "quarkus.otel.exporter.otlp.compression", "none",
                    "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + System.getProperty(PORT));
        }
    }

    @Test
    void aTraceTellsTheRouteAndTheStatementsAndNeitherWordsNorPeople() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        HttpServer place = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.getInteger(PORT)), 0);
        place.createContext("/v1/traces", call -> {
            byte[] spans = call.getRequestBody().readAllBytes();
            synchronized (sent) {
                sent.writeBytes(spans);
            }
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        place.start();
        try {
            Web web = Web.of(Person.AUTHOR);
            assertEquals(200, web.get("/search?q=zztraceword").status());
            assertEquals(200, web.get("/members/" + Person.AUTHOR.account()).status());
            String told = "";
            for (int n = 0; n < TRIES && !(told.contains("/members/{handle}") && told.contains("/search")); n++) {
                Thread.sleep(100);
                synchronized (sent) {
                    told = sent.toString(StandardCharsets.ISO_8859_1);
                }
            }
            assertTrue(told.contains("/members/{handle}"), "the route of a page");
            assertTrue(told.toLowerCase(java.util.Locale.ROOT).contains("from member"), "a statement");
            assertFalse(told.contains("zztraceword"), "a word that somebody searched for");
            assertFalse(told.contains("/members/" + Person.AUTHOR.account()), "whose page was looked at");
            assertFalse(told.contains("Java-http-client"), "with what");
        } finally {
            place.stop(0);
        }
    }
}
