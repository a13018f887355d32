package network.vanguard.map;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jboss.resteasy.reactive.RestQuery;

import network.vanguard.entry.EntryKind;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.vocabulary.Facet;

/** What an address asks of the map, as it was typed. */
public class GraphParameters {

    private static final String ONE_BELOW_ONE = "Enter a number from 0 to 1, such as 0.3";

    /** {@code content} for a graph of entries; {@code topics}, or nothing, is the graph of topics. */
    @RestQuery
    public String of;
    @RestQuery
    public String entry;
    @RestQuery
    public String tag;
    @RestQuery
    public String facet;
    @RestQuery
    public String theme;
    @RestQuery
    public String kind;
    @RestQuery
    public String site;
    @RestQuery
    public String since;
    @RestQuery
    public String until;
    @RestQuery
    public String depth;
    @RestQuery
    public String minWeight;
    /** {@code false} shows every link, whatever {@code alpha} says. */
    @RestQuery
    public String backbone;
    @RestQuery
    public String alpha;
    @RestQuery
    public String limit;

    /** A query, and what was wrong with its parameters; what was wrong counts as not given. */
    record Read(GraphQuery query, List<FieldError> errors) {}

    /**
     * The query.
     *
     * @param limit when none is given
     * @throws Invalid (400) with the first parameter that is not understood
     */
    GraphQuery query(int limit) {
        Read read = read(limit);
        if (!read.errors().isEmpty()) {
            throw Invalid.request(read.errors().get(0).field(), read.errors().get(0).message());
        }
        return read.query();
    }

    /** Whether a limit is given. */
    boolean limited() {
        return !blank(limit);
    }

    Read read(int most) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate from = parsed("since", since, null, LocalDate::parse, "Enter a day as 2026-03-31", errors);
        LocalDate to = parsed("until", until, null, LocalDate::parse, "Enter a day as 2026-03-31", errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(new FieldError("until", "Enter a day that is not before the first day"));
        }
        boolean content = parsed("of", of, false, GraphParameters::content, "Enter topics or content", errors);
        Long middle = parsed("entry", entry, null, Long::valueOf, "Enter the number of an entry", errors);
        double thin = parsed("alpha", alpha, Backbone.ALPHA, GraphParameters::part, "Enter a number above 0 and up to 1",
                errors);
        if (thin == 0) {
            errors.add(new FieldError("alpha", "Enter a number above 0 and up to 1"));
            thin = Backbone.ALPHA;
        }
        boolean thinned = parsed("backbone", backbone, true, GraphParameters::yesOrNo, "Enter true or false", errors);
        return new Read(new GraphQuery(middle != null || content, middle, blank(tag) ? null : tag.strip(),
                parsed("facet", facet, null, code -> Facet.of(code).orElseThrow(IllegalArgumentException::new),
                        "There is no such facet", errors),
                parsed("theme", theme, null, Long::valueOf, "There is no such theme", errors),
                parsed("kind", kind, null, code -> EntryKind.of(code).orElseThrow(IllegalArgumentException::new),
                        "There is no such kind of entry", errors),
                blank(site) ? null : site.strip(), from, to,
                parsed("depth", depth, 1, text -> within(text, GraphQuery.DEPTH_MAX),
                        "Enter a whole number from 1 to " + GraphQuery.DEPTH_MAX, errors),
                parsed("minWeight", minWeight, 0.0, GraphParameters::part, ONE_BELOW_ONE, errors), thinned ? thin : 1,
                parsed("limit", limit, most, text -> within(text, GraphQuery.NODES_MAX),
                        "Enter a whole number from 1 to " + GraphQuery.NODES_MAX, errors)),
                errors);
    }

    private static <T> T parsed(String field, String typed, T otherwise, Function<String, T> read, String message,
            List<FieldError> errors) {
        if (blank(typed)) {
            return otherwise;
        }
        try {
            return read.apply(typed.strip());
        } catch (IllegalArgumentException | DateTimeException notUnderstood) {
            errors.add(new FieldError(field, message));
            return otherwise;
        }
    }

    private static int within(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static double part(String text) {
        double number = Double.parseDouble(text);
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static boolean content(String text) {
        if (!text.equals("content") && !text.equals("topics")) {
            throw new IllegalArgumentException();
        }
        return text.equals("content");
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException();
        }
        return text.equals("true");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
