package network.vanguard.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of floors in docs/house.md, which is the rule itself: what people read there is what the build checks. */
record Floors(Map<String, Integer> floorOf, Map<String, String> neighbours) {

    private static final Pattern ROOM = Pattern.compile("(\\d) +(\\w+) +(\\S.*)");
    private static final Pattern PAIR = Pattern.compile("(\\w+) -> (\\w+) +(\\S.*)");

    static Floors read() {
        Map<String, Integer> floorOf = new TreeMap<>();
        for (Matcher room : rows("floors", ROOM)) {
            if (floorOf.put(room.group(2), Integer.valueOf(room.group(1))) != null) {
                throw new IllegalStateException(room.group(2) + " stands twice in docs/house.md");
            }
        }
        Map<String, String> neighbours = new TreeMap<>();
        for (Matcher pair : rows("neighbours", PAIR)) {
            neighbours.put(pair.group(1) + " -> " + pair.group(2), pair.group(3));
        }
        return new Floors(floorOf, neighbours);
    }

    /** Whether the first package may import from the second. */
    boolean allows(String from, String to) {
        return floorOf.get(to) < floorOf.get(from) || neighbours.containsKey(from + " -> " + to);
    }

    private static List<Matcher> rows(String block, Pattern form) {
        String text;
        try {
            text = Files.readString(Path.of("docs", "house.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher found = Pattern.compile("```" + block + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("docs/house.md has no block ```" + block);
        }
        List<Matcher> rows = new ArrayList<>();
        for (String line : found.group(1).split("\n")) {
            Matcher row = form.matcher(line);
            if (!row.matches()) {
                throw new IllegalStateException("docs/house.md, block " + block + ": “" + line + "” does not read as " + form);
            }
            rows.add(row);
        }
        return rows;
    }
}
