package network.vanguard.problem;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The application with the endpoints of {@link Probe}, which nothing else may see. */
public class ProbeProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("probe", "on");
    }
}
