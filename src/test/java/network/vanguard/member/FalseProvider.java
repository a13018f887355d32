package network.vanguard.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * An identity provider that answers whatever a test tells it to, because Keycloak never would. Tests live in another class loader and talk
 * to it by HTTP: {@code /test/key} is its private key, a body sent to {@code /test/answer/{code}} is what its token address will say to that
 * code, and {@code /test/asked} is how often its public keys were fetched.
 */
public final class FalseProvider implements QuarkusTestResourceLifecycleManager {

    private static final String ADDRESS = "quarkus.oidc.auth-server-url";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String address;
    private String before;
    private RsaJsonWebKey key;

    /** Its settings count, not those of the Keycloak that every test has. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Map<String, String> start() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("true-key");
            key.setUse("sig");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException("No key", e);
        } catch (IOException e) {
            throw new UncheckedIOException("No port", e);
        }
        address = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        // the servers of every test have put theirs there, and that counts more than what is answered here
        before = System.getProperty(ADDRESS);
        System.setProperty(ADDRESS, address);
        return Map.of(ADDRESS, address);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (before != null) {
            System.setProperty(ADDRESS, before);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = switch (path) {
            case "/.well-known/openid-configuration" -> """
                    {"issuer": "@", "authorization_endpoint": "@/protocol/openid-connect/auth", "token_endpoint": "@/token",
                     "jwks_uri": "@/keys", "end_session_endpoint": "@/leave", "response_types_supported": ["code"],
                     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
                     "code_challenge_methods_supported": ["S256"]}""".replace("@", address);
            case "/keys" -> keys();
            case "/token" -> answers.get(field(body, "code"));
            case "/test/key" -> key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
            case "/test/asked" -> String.valueOf(asked.get());
            default -> remember(path, body);
        };
        byte[] bytes = (said == null ? "{\"error\": \"invalid_grant\"}" : said).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(said == null ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String keys() {
        asked.incrementAndGet();
        return "{\"keys\": [" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    private String remember(String path, String body) {
        if (!path.startsWith("/test/answer/")) {
            return null;
        }
        answers.put(path.substring("/test/answer/".length()), body);
        return "{}";
    }

    private static String field(String form, String name) {
        for (String part : form.split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
