package network.vanguard.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What an administrator of the tests' own Keycloak can do; and, to its process, somebody who pulls the plug. */
public final class KeycloakAdmin {

    private static final Path SERVERS = Path.of("target", "test-servers");
    private static final Path PROCESS = SERVERS.resolve("keycloak.pid");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String REALM = "/realms/vanguard";

    private KeycloakAdmin() {}

    /** Skips the test where the Keycloak is somebody else's: it is not stopped or changed. */
    public static void onlyOurs() {
        assumeTrue(Files.exists(PROCESS), "the Keycloak is somebody else's");
    }

    /**
     * A call of the admin API below the realm; {@code json} may be null.
     *
     * @throws IllegalStateException when it is refused
     */
    public static JsonNode call(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server() + "/admin" + REALM + path))
                .header("Authorization", "Bearer " + token())
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return tree(answer.body());
    }

    /** Sends its process a signal, such as {@code -STOP} and {@code -CONT}. */
    public static void signal(String which) throws IOException, InterruptedException {
        String process = Files.readString(PROCESS).split("\\s")[0];
        int status = new ProcessBuilder("kill", which, process).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill " + which + ": " + status);
        }
    }

    private static String server() {
        return LocalSettings.value("quarkus.oidc.auth-server-url", "").replace(REALM, "");
    }

    private static String token() {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(SERVERS.resolve("secrets.properties"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree(send(HttpRequest.newBuilder(URI.create(server() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                        + secrets.getProperty("keycloak.admin"))))
                .body()).path("access_token").asText();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
