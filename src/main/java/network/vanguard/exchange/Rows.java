package network.vanguard.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the rows of a table into the objects of an import. The first row names the fields, a field inside another one with a dot:
 * {@code story.pointer}. Several values in one cell stand with {@code |} between them; each of the {@code results} is
 * {@code text ~ figure ~ source}.
 */
final class Rows {

    private static final Pattern BETWEEN_VALUES = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s+~\\s+");
    private static final List<String> PARTS_OF_A_RESULT = List.of("text", "figure", "source");

    /** Which columns hold several values; "population" is a number of people for a site and a list for a case study. */
    private static final Map<String, Set<String>> LISTS = Map.of("site", Set.of("aliases", "source", "socialMovement.source"),
            "concept", Set.of("altLabels", "broader", "related"), "case-study",
            Set.of("tags", "population", "barriers", "facilitators", "source", "checking.unverifiedParts"), "practice-note",
            Set.of("tags", "source"), "discussion", Set.of("tags", "source"));
    private static final Set<String> NUMBERS = Set.of("about", "population.approx");
    private static final Set<String> TRUTHS = Set.of("story.exists", "population.verified");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> header;

    /**
     * @param header the first row
     * @throws Unreadable when it does not name the fields
     */
    Rows(List<String> header) {
        this.header = header.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : this.header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new Unreadable("The first row names the field “" + shown(name) + "” twice.");
            }
        }
        if (!seen.contains("kind")) {
            throw new Unreadable("The first row has to name the fields, and one of them has to be “kind”.");
        }
    }

    /** The object of a row; null for a row without any value. */
    Line line(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return null;
        }
        try {
            return Line.of(number, object(cells));
        } catch (LineRefused fault) {
            return new Line(number, null, fault);
        }
    }

    private ObjectNode object(List<String> cells) {
        int kindColumn = header.indexOf("kind");
        Set<String> lists = LISTS.getOrDefault(kindColumn < cells.size() ? cells.get(kindColumn).strip() : "", Set.of());
        ObjectNode object = NODES.objectNode();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column).strip();
            if (!cell.isEmpty()) {
                if (column >= header.size() || header.get(column).isEmpty()) {
                    throw new LineRefused(null,
                            "Cell " + (column + 1) + " stands in a column that the first row does not name.");
                }
                put(object, header.get(column), cell, lists);
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String name, String cell, Set<String> lists) {
        ObjectNode into = object;
        int dot = name.indexOf('.');
        if (dot > 0) {
            into = object.get(name.substring(0, dot)) instanceof ObjectNode there
                    ? there
                    : object.putObject(name.substring(0, dot));
        }
        String field = name.substring(dot + 1);
        if (name.equals("results")) {
            into.set(field, results(cell));
        } else if (lists.contains(name)) {
            ArrayNode values = into.putArray(field);
            BETWEEN_VALUES.splitAsStream(cell).filter(value -> !value.isEmpty()).forEach(values::add);
        } else if (NUMBERS.contains(name) && cell.matches("-?\\d{1,18}")) {
            into.put(field, Long.parseLong(cell));
        } else if (TRUTHS.contains(name) && cell.matches("(?i)true|yes|false|no")) {
            into.put(field, cell.matches("(?i)true|yes"));
        } else {
            into.put(field, cell);
        }
    }

    private static ArrayNode results(String cell) {
        ArrayNode results = NODES.arrayNode();
        BETWEEN_VALUES.splitAsStream(cell).filter(value -> !value.isEmpty()).forEach(value -> {
            String[] parts = BETWEEN_PARTS.split(value, -1);
            if (parts.length > PARTS_OF_A_RESULT.size()) {
                throw new LineRefused("results", "A result has three parts at most: text ~ figure ~ source.");
            }
            ObjectNode result = results.addObject();
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isBlank()) {
                    result.put(PARTS_OF_A_RESULT.get(i), parts[i].strip());
                }
            }
        });
        return results;
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
