package network.vanguard.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/**
 * The real PostgreSQL and Keycloak for every test that starts the platform: once in a test run, with an empty database each time. They
 * stop when the test JVM ends. No test has to name this class. Where a database and an identity provider are configured, those are used.
 *
 * <p>Ports 5481, 8181 and 8081; others by {@code -Dtest.postgres.port}, {@code -Dtest.keycloak.port} and
 * {@code -Dquarkus.http.test-port}.
 */
@WithTestResource(value = TestServers.class, scope = TestResourceScope.GLOBAL)
public final class TestServers implements QuarkusTestResourceLifecycleManager {

    private static final String[] HANDED_OVER = {"quarkus.datasource.jdbc.url", "quarkus.datasource.username",
            "quarkus.datasource.password", "quarkus.flyway.username", "quarkus.flyway.password",
            "quarkus.oidc.auth-server-url"};

    @Override
    public Map<String, String> start() {
        LocalServers
                .start(new LocalSettings(Path.of("target", "test-servers"), LocalSettings.port("quarkus.http.test-port", 8081),
                        LocalSettings.port("test.postgres.port", 5481), LocalSettings.port("test.keycloak.port", 8181),
                        LocalSettings.isUnset("quarkus.datasource.jdbc.url"),
                        LocalSettings.isUnset("quarkus.oidc.auth-server-url"), true));
        LocalServers.awaitKeycloak(Duration.ofMinutes(5));
        Map<String, String> settings = new HashMap<>();
        for (String name : HANDED_OVER) {
            if (System.getProperty(name) != null) {
                settings.put(name, System.getProperty(name));
            }
        }
        return settings;
    }

    @Override
    public void stop() {
        // They serve the next test class too, and stop with the JVM.
    }
}
