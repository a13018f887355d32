package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The settings that keep the platform safe from its first day, as the running program has them, and as the profile "prod" would. A default
 * of a library that changes with an upgrade is found here.
 */
@QuarkusTest
class SettingsTest {

    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");
    private static final Path REALMS = Path.of("deploy", "keycloak");

    /** What is the same everywhere. */
    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            // sign-in
            Map.entry("quarkus.oidc.application-type", "web-app"),
            Map.entry("quarkus.oidc.authentication.nonce-required", "true"),
            Map.entry("quarkus.oidc.authentication.pkce-required", "true"),
            Map.entry("quarkus.oidc.authentication.fail-on-missing-state-param", "true"),
            Map.entry("quarkus.oidc.authentication.cookie-same-site", "lax"),
            Map.entry("quarkus.oidc.token.refresh-expired", "true"),
            Map.entry("quarkus.oidc.authentication.session-age-extension", "10H"),
            Map.entry("quarkus.oidc.token.lifespan-grace", "60"),
            Map.entry("quarkus.oidc.token.forced-jwk-refresh-interval", "1M"),
            Map.entry("quarkus.oidc.token.allow-jwt-introspection", "false"),
            Map.entry("quarkus.log.console.filter", "without-tokens"),
            // sign-out everywhere needs exactly this key, and the realm's attribute below
            Map.entry("quarkus.oidc.logout.backchannel.logout-token-key", "sid"),
            // the API takes bearer tokens that were issued for it, and checks them itself
            Map.entry("quarkus.oidc.api.tenant-paths", "/api/*"),
            Map.entry("quarkus.oidc.api.application-type", "service"),
            Map.entry("quarkus.oidc.api.token.audience", "vanguard-api"),
            Map.entry("quarkus.oidc.api.token.required-claims.typ", "Bearer"),
            Map.entry("quarkus.oidc.api.token.allow-jwt-introspection", "false"),
            Map.entry("quarkus.oidc.api.token.allow-opaque-token-introspection", "false"),
            // requests
            Map.entry("quarkus.http.host", "127.0.0.1"),
            Map.entry("quarkus.http.limits.max-form-attribute-size", "512K"),
            Map.entry("quarkus.http.limits.max-body-size", "1100M"),
            Map.entry("quarkus.http.limits.max-header-size", "20K"),
            Map.entry("quarkus.http.limits.max-connections", "2000"), Map.entry("quarkus.http.idle-timeout", "75S"),
            Map.entry("quarkus.http.read-timeout", "60S"), Map.entry("quarkus.http.proxy.enable-forwarded-host", "false"),
            Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
            // database
            Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "3S"),
            Map.entry("quarkus.datasource.jdbc.login-timeout", "3S"),
            Map.entry("quarkus.datasource.jdbc.validate-on-borrow", "true"),
            Map.entry("quarkus.datasource.jdbc.leak-detection-interval", "30S"),
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "6"),
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.connectTimeout", "3"),
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.tcpKeepAlive", "true"),
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.targetServerType", "primary"),
            Map.entry("quarkus.hibernate-orm.schema-management.strategy", "validate"),
            Map.entry("quarkus.hibernate-orm.request-scoped.enabled", "false"),
            Map.entry("quarkus.flyway.clean-disabled", "true"), Map.entry("quarkus.devservices.enabled", "false"));

    /** What only people on the other side of a network need. */
    private static final Map<String, String> PRODUCTION = Map.of("quarkus.oidc.authentication.cookie-force-secure", "true",
            "vanguard.page.secure", "true", "quarkus.shutdown.delay", "3S", "quarkus.shutdown.timeout", "25S",
            "quarkus.log.console.json.enabled", "true", "quarkus.management.enabled", "true", "quarkus.management.host",
            "127.0.0.1");

    /** Secrets without which production does not start: a default would be everybody's key. */
    private static final Set<String> NO_DEFAULT = Set.of("quarkus.oidc.credentials.secret",
            "quarkus.oidc.authentication.state-secret", "quarkus.oidc.token-state-manager.encryption-secret",
            "vanguard.page.signing-key");

    @Inject
    ObjectMapper json;
    @Inject
    EntityManager database;

    @Test
    void theRunningProgramHasTheSettingsOfDayOne() {
        assertHas(EVERYWHERE, ConfigProvider.getConfig());
    }

    @Test
    void productionHasTheSettingsOfDayOne() throws IOException {
        Config production = production();
        assertHas(EVERYWHERE, production);
        assertHas(PRODUCTION, production);
    }

    @Test
    void productionHasNoDefaultForASecret() throws IOException {
        Config production = production();
        for (String secret : NO_DEFAULT) {
            assertTrue(StreamSupport.stream(production.getPropertyNames().spliterator(), false)
                    .anyMatch(name -> name.equals(secret) || name.equals("%prod." + secret)),
                    () -> secret + " is not asked for");
            assertThrows(NoSuchElementException.class, () -> production.getValue(secret, String.class), secret);
        }
    }

    @Test
    void theFormGuardIsOursAlone() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("io.quarkus.csrf.reactive.runtime.RestCsrfConfig"),
                "Two guards give a form two tokens; see FormGuard");
    }

    @Test
    void whatIsSentAsJsonIsReadStrictly() {
        assertTrue(json.isEnabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), "trailing tokens");
        assertTrue(json.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), "unknown properties");
        assertTrue(json.isEnabled(JsonParser.Feature.STRICT_DUPLICATE_DETECTION), "the same name twice");
        int depth = json.getFactory().streamReadConstraints().getMaxNestingDepth();
        assertTrue(depth <= 100, () -> "nesting of " + depth + " is read");
    }

    @Test
    void theDatabaseEndsWhatTakesTooLong() {
        Map<String, String> expected = new TreeMap<>(
                Map.of("statement_timeout", "5s", "lock_timeout", "2s", "idle_in_transaction_session_timeout", "30s"));
        Map<String, String> found = new TreeMap<>();
        QuarkusTransaction.requiringNew().run(() -> expected.keySet().forEach(name -> found.put(name,
                (String) database.createNativeQuery("SHOW " + name, String.class).getSingleResult())));
        assertEquals(expected, found);
    }

    @Test
    void theDatabaseKeepsWhatItAcknowledged() {
        Map<String, String> found = new TreeMap<>();
        QuarkusTransaction.requiringNew()
                .run(() -> List.of("fsync", "synchronous_commit", "full_page_writes").forEach(name -> found
                        .put(name, (String) database.createNativeQuery("SHOW " + name, String.class).getSingleResult())));
        assertEquals(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"), found);
    }

    @Test
    void theProgramIsNoSuperuserOfItsDatabase() {
        QuarkusTransaction.requiringNew().run(() -> assertEquals(false, database.createNativeQuery(
                "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user", Boolean.class)
                .getSingleResult()));
    }

    @Test
    void bothRealmsSlowDownWhoeverGuessesPasswords() throws IOException {
        for (String file : List.of("realm.json", "realm-production.json")) {
            JsonNode realm = realm(file);
            assertTrue(realm.path("bruteForceProtected").asBoolean(), file);
            assertTrue(realm.path("failureFactor").asInt(99) <= 10, file);
        }
    }

    @Test
    void bothRealmsGiveEachRefreshTokenForOneUse() throws IOException {
        for (String file : List.of("realm.json", "realm-production.json")) {
            assertTrue(realm(file).path("revokeRefreshToken").asBoolean(), file);
            assertTrue(realm(file).path("accessTokenLifespan").asInt(9999) <= 300, file);
        }
    }

    @Test
    void bothRealmsSignOutEverywhereAndDemandPkce() throws IOException {
        for (String file : List.of("realm.json", "realm-production.json")) {
            JsonNode attributes = client(realm(file), "vanguard-web").path("attributes");
            assertEquals("S256", attributes.path("pkce.code.challenge.method").asText(), file);
            assertEquals("true", attributes.path("backchannel.logout.session.required").asText(), file);
            assertFalse(client(realm(file), "vanguard-web").path("publicClient").asBoolean(true), file);
            assertFalse(client(realm(file), "vanguard-web").path("implicitFlowEnabled").asBoolean(true), file);
        }
    }

    @Test
    void theProductionRealmHasNoAccountsAndNoPasswordGrants() throws IOException {
        JsonNode realm = realm("realm-production.json");
        assertTrue(realm.path("users").isEmpty(), "accounts");
        for (JsonNode client : realm.path("clients")) {
            assertFalse(client.path("directAccessGrantsEnabled").asBoolean(true),
                    () -> "password grants of " + client.path("clientId"));
            assertFalse(client.toString().contains("vanguard-local-secret"), "the secret of the local realm");
            for (JsonNode address : client.path("redirectUris")) {
                assertTrue(address.asText().startsWith("https://") || address.asText().startsWith("${"), address::asText);
            }
        }
        assertFalse(realm.path("sslRequired").asText("none").equals("none"), "sign-in without TLS");
    }

    @Test
    void inProductionWhoDecidesAboutOthersGivesASecondFactor() throws IOException {
        JsonNode realm = realm("realm-production.json");
        Set<String> asked = new TreeSet<>();
        for (JsonNode role : realm.at("/roles/realm")) {
            role.at("/composites/realm").forEach(part -> {
                if (part.asText().equals("second-factor")) {
                    asked.add(role.path("name").asText());
                }
            });
        }
        assertEquals(Set.of("administrator", "curator", "moderator"), asked);
        assertTrue(reaches(realm, realm.path("browserFlow").asText(), "auth-otp-form"),
                "the browser flow never asks for a code");
    }

    private static boolean reaches(JsonNode realm, String flow, String authenticator) {
        for (JsonNode candidate : realm.path("authenticationFlows")) {
            if (candidate.path("alias").asText().equals(flow)) {
                for (JsonNode step : candidate.path("authenticationExecutions")) {
                    if (step.path("requirement").asText().equals("DISABLED")) {
                        continue;
                    }
                    if (step.path("authenticator").asText().equals(authenticator)
                            || step.has("flowAlias") && reaches(realm, step.path("flowAlias").asText(), authenticator)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static JsonNode client(JsonNode realm, String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        return fail("no client " + id);
    }

    private static JsonNode realm(String file) throws IOException {
        return new ObjectMapper().readTree(REALMS.resolve(file).toFile());
    }

    /** What application.properties alone gives a program in production; nothing of this machine and nothing of the tests. */
    private static Config production() throws IOException {
        return new SmallRyeConfigBuilder().withProfile("prod").addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(SETTINGS.toUri().toURL())).build();
    }

    private static void assertHas(Map<String, String> expected, Config config) {
        Map<String, String> found = new TreeMap<>();
        expected.keySet().forEach(name -> found.put(name, config.getOptionalValue(name, String.class).orElse("")));
        assertEquals(new TreeMap<>(expected), found);
    }
}
