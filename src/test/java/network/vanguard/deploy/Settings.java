package network.vanguard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The platform's settings, as an operator reads of them. */
final class Settings {

    private Settings() {}

    /** Fails for a name that neither the list of settings nor the instructions for operators know. */
    static void described(Set<String> names) throws IOException {
        String known = Files.readString(Path.of("deploy/env.example")) + Files.readString(Path.of("docs/operations.md"))
                + Files.readString(Path.of("src/main/resources/application.properties"));
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(name -> known.matches("(?s).*\\b" + name + "\\b.*"));
        assertEquals(Set.of(), unknown);
    }
}
