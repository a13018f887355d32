package network.vanguard.leaving;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A column that names a member: what a person is told of its rows, and what becomes of these when the person is forgotten.
 *
 * @param part   what the rows are called in the person's own data; null when they are left out, for the reason in {@code fields}
 * @param fields columns that are the person's own words or tell of the person, never somebody else's words; the first one orders the rows
 * @param fate   what becomes of the rows
 * @param which  of which rows, as SQL; all when it is empty. The others stay as those of a former member
 */
record Trace(String table, String column, String part, String fields, Fate fate, String which) {

    /** What becomes of rows when a person is forgotten. */
    enum Fate {
        /** They stay, as those of a former member. */
        KEPT,
        /** They are deleted. */
        GONE,
        /** They are nobody's from then on. */
        FREED
    }

    /** Stays, as a former member's. */
    static Trace kept(String table, String column, String part, String fields) {
        return new Trace(table, column, part, fields, Fate.KEPT, "");
    }

    /** Goes with the person. */
    static Trace gone(String table, String column, String part, String fields) {
        return new Trace(table, column, part, fields, Fate.GONE, "");
    }

    /** Waits for somebody else from then on. */
    static Trace freed(String table, String column, String part, String fields) {
        return new Trace(table, column, part, fields, Fate.FREED, "");
    }

    /** Only of these rows. */
    Trace where(String condition) {
        return new Trace(table, column, part, fields, fate, condition);
    }

    /** "comment.author_id". */
    String name() {
        return table + "." + column;
    }

    /** Asks for one JSON object a row, with names as in the API. */
    String question() {
        return "SELECT CAST(to_jsonb(one) AS text) FROM (SELECT " + Arrays.stream(fields.split(", "))
                .map(field -> "t." + field + " AS \"" + camel(field) + "\"").collect(Collectors.joining(", "))
                + " FROM " + table + " t WHERE t." + column + " = :id ORDER BY t." + fields.split(", ")[0] + ") one";
    }

    /** Carries out the fate; null when there is nothing to do. */
    String command() {
        String rows = column + " = :id" + (which.isEmpty() ? "" : " AND (" + which + ")");
        return switch (fate) {
            case KEPT -> null;
            case GONE -> "DELETE FROM " + table + " WHERE " + rows;
            case FREED -> "UPDATE " + table + " SET " + column + " = NULL WHERE " + rows;
        };
    }

    private static String camel(String field) {
        String[] words = field.split("_");
        return words[0] + Arrays.stream(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
