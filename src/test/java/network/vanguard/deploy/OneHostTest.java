package network.vanguard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The files by which one host runs all of it fit together. */
class OneHostTest {

    private static final Path FOLDER = Path.of("deploy/one-host");
    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    private final JsonNode compose = Yaml.documents(FOLDER.resolve("compose.yaml")).get(0);

    @Test
    void everythingThatIsAskedForIsInTheExampleAndNothingElse() throws IOException {
        Set<String> asked = ASKED.matcher(Files.readString(FOLDER.resolve("compose.yaml"))).results()
                .map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = Pattern.compile("(?m)^([A-Z_]+)=").matcher(Files.readString(FOLDER.resolve("env.example")))
                .results().map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(given, asked);
    }

    @Test
    void everySettingOfThePlatformIsOneThatIsDescribed() throws IOException {
        Set<String> settings = new HashSet<>();
        compose.at("/services/platform/environment").fieldNames().forEachRemaining(settings::add);
        Pattern.compile("\\b(?:QUARKUS|VANGUARD)_[A-Z_]+(?==)").matcher(Files.readString(Path.of("deploy/Containerfile")))
                .results().map(MatchResult::group).forEach(settings::add);
        Settings.described(settings);
    }

    @Test
    void theDatabaseMakesTheRolesWithThePasswordsThatItIsGiven() throws IOException {
        Set<String> read = Pattern.compile("(?m)^\\\\getenv \\w+ (\\w+)").matcher(Files.readString(FOLDER.resolve("roles.sql")))
                .results().map(one -> one.group(1)).collect(Collectors.toSet());
        assertEquals(3, read.size());
        read.forEach(name -> assertTrue(compose.at("/services/db/environment").has(name), name));
    }

    @Test
    void filesThatAreHandedInAreThereAndEveryImageHasItsVersion() throws IOException {
        for (JsonNode service : compose.get("services")) {
            service.path("volumes").forEach(volume -> {
                String from = volume.asText().split(":")[0];
                assertTrue(!from.startsWith(".") || Files.exists(FOLDER.resolve(from)), from);
            });
            assertTrue(service.has("build") || service.get("image").asText().matches(".+:\\d.*"), service::toString);
        }
        assertTrue(Files.exists(FOLDER.resolve(compose.at("/services/platform/build/context").asText())
                .resolve(compose.at("/services/platform/build/dockerfile").asText())));
        // The Keycloak that is tried here is the one that people get
        String tried = Pattern.compile("<keycloak\\.version>([^<]+)<").matcher(Files.readString(Path.of("pom.xml"))).results()
                .map(one -> one.group(1)).findFirst().orElseThrow();
        assertTrue(compose.at("/services/sign-in/image").asText().endsWith(":" + tried), tried);
    }
}
