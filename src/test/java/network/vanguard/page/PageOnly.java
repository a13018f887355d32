package network.vanguard.page;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The platform without a database and without sign-in: enough for the frame of the pages, and quick to start. */
public class PageOnly implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("demo.pages", "true", "vanguard.page.sign-in-origin", "https://login.example", "quarkus.oidc.enabled",
                "false", "quarkus.hibernate-orm.enabled", "false",
                "quarkus.datasource.active", "false", "quarkus.flyway.active", "false");
    }
}
