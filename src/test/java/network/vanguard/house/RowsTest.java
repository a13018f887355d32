package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the documents about security and faults say of tests is there: no test that they name is missing, and no row is left out. */
class RowsTest {

    private static final Path TESTS = Path.of("src", "test", "java", "network", "vanguard");
    private static final Path ROWS = Path.of("docs", "trust-rows.md");
    private static final Path SECURITY = Path.of("docs", "security.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Fault))(?:\\.(\\w+))?`");
    private static final int FAULTS = 27;
    private static final int THREATS = 25;

    @Test
    void everyTestThatTheyNameExists() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(name -> name.toString().matches(".*(Test|Fault)\\.java")).toList()) {
                classes.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        List<String> missing = new ArrayList<>();
        for (Path document : List.of(ROWS, SECURITY)) {
            Matcher named = NAMED.matcher(Files.readString(document));
            while (named.find()) {
                String source = classes.get(named.group(1));
                if (source == null || named.group(2) != null && !source.contains(" " + named.group(2) + "(")) {
                    missing.add(document + ": " + named.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyRowIsThereOnceAndSaysWhatShowsItOrWhatIsMissing() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(ROWS)) {
            if (line.matches("\\| (FA|TH)\\d+ .*")) {
                String[] cell = line.split("\\|", -1);
                found.merge(cell[1].strip(), 1, Integer::sum);
                boolean shown = cell[3].strip().equals("shown") && NAMED.matcher(cell[4]).find() && cell[5].isBlank();
                boolean part = cell[3].strip().equals("part") && NAMED.matcher(cell[4]).find() && !cell[5].isBlank();
                boolean open = cell[3].strip().equals("open") && cell[4].isBlank() && !cell[5].isBlank();
                if (!shown && !part && !open) {
                    wrong.add(line);
                }
            }
        }
        Map<String, Integer> expected = new TreeMap<>();
        for (int n = 1; n <= FAULTS; n++) {
            expected.put("FA" + n, 1);
        }
        for (int n = 1; n <= THREATS; n++) {
            expected.put("TH" + n, 1);
        }
        assertEquals(expected, found);
        assertEquals(List.of(), wrong);
    }
}
