package network.vanguard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Real access tokens of the local accounts, from the Keycloak that the tests run against. */
public final class Tokens {

    private static final Map<String, Token> KEPT = new ConcurrentHashMap<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private Tokens() {}

    private record Token(String text, Instant goodUntil) {}

    /**
     * An access token for the API, good for at least a minute.
     *
     * @param account the name of a local account, which is its password too
     * @throws IllegalStateException when Keycloak does not give one
     */
    public static String of(String account) {
        return KEPT
                .compute(account, (name, kept) -> kept != null && kept.goodUntil().isAfter(Instant.now()) ? kept : fetch(name))
                .text();
    }

    /** A token that Keycloak has just made. */
    public static String fresh(String account) {
        return fetch(account).text();
    }

    /** To be called when another Keycloak has taken the place of the one that made them. */
    public static void forget() {
        KEPT.clear();
    }

    private static Token fetch(String account) {
        String realm = LocalSettings.value("quarkus.oidc.auth-server-url", "http://localhost:8181/realms/vanguard");
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=vanguard-api&scope=openid&username=" + name + "&password=" + name))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No token for " + account + ": " + answer.statusCode() + " " + answer.body());
            }
            JsonNode body = new ObjectMapper().readTree(answer.body());
            return new Token(body.get("access_token").asText(),
                    Instant.now().plusSeconds(body.get("expires_in").asLong()).minus(MARGIN));
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not answer at " + realm, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
