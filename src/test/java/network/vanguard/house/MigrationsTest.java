package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Migrations are only ever added: what a database somewhere has run stays as it was. That they fit the entities is checked at every start. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");
    private static final Path RELEASED = Path.of("src", "test", "resources", "released-migrations.txt");
    private static final Pattern NAME = Pattern.compile("V([1-9]\\d*)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");

    @Test
    void everyFileIsCalledByItsNumberAndWhatItDoes() throws IOException {
        assertEquals(List.of(), files().stream().filter(name -> !NAME.matcher(name).matches()).toList(),
                "Not called V<number>__<words_with_underscores>.sql, and so never run or out of the order");
    }

    @Test
    void numbersAreUniqueAndWithoutGaps() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String file : files()) {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                numbers.add(Integer.valueOf(name.group(1)));
            }
        }
        List<Integer> expected = Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList();
        assertEquals(expected, numbers.stream().sorted().toList());
    }

    @Test
    void aReleasedMigrationStaysAsItWas() throws IOException {
        Map<String, String> released = new TreeMap<>();
        for (String line : Files.readAllLines(RELEASED)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] part = line.strip().split("\\s+");
                released.put(part[1], part[0]);
            }
        }
        Map<String, String> present = new TreeMap<>();
        for (String file : released.keySet()) {
            present.put(file, Files.exists(FOLDER.resolve(file)) ? digest(FOLDER.resolve(file)) : "gone");
        }
        assertEquals(released, present, "A database somewhere has run these: write a new migration instead");
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** SHA-256 of the text with Unix line ends, as {@code sha256sum} prints it. */
    private static String digest(Path file) throws IOException {
        try {
            byte[] text = Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
