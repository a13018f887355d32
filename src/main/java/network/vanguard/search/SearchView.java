package network.vanguard.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import network.vanguard.entry.EntryKind;
import network.vanguard.page.Choice;

/**
 * The search page: what was asked, what was found, and the addresses that lead on from it.
 *
 * @param result null when nothing was asked yet, or the words were refused
 */
public record SearchView(SearchQuery query, SearchResult result) {

    /** "12 results for “walking football”", and "Search" before anything was asked. */
    public String heading() {
        if (result == null) {
            return "Search";
        }
        String results = result.facets().total() == 1 ? "1 result" : result.total() + " results";
        return query.hasWords() ? results + " for “" + result.searched() + "”" : results;
    }

    /** The words in the search box. */
    public String words() {
        return result == null ? query.q() : result.searched();
    }

    public String kindCode() {
        return query.kind() == null ? "" : query.kind().code();
    }

    /** Whether any filter is chosen. */
    public boolean filtered() {
        return query.kind() != null || !query.tag().isEmpty() || !query.site().isEmpty();
    }

    public List<Choice> kinds() {
        return choices("All kinds", result.facets().kind(), query.kind() == null
                ? null
                : new FacetValue(query.kind().code(), query.kind().plural(), 0));
    }

    public List<Choice> sites() {
        return choices("All sites", result.facets().site(),
                query.site().isEmpty() ? null : new FacetValue(query.site(), query.site(), 0));
    }

    public List<Choice> tags() {
        return choices("All topics", result.facets().tag(),
                query.tag().isEmpty() ? null : new FacetValue(query.tag(), query.tag(), 0));
    }

    // What is chosen stays to be seen when it leaves nothing.
    private List<Choice> choices(String all, List<FacetValue> values, FacetValue chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", all)));
        Stream<FacetValue> missing = Stream.ofNullable(chosen)
                .filter(one -> values.stream().noneMatch(value -> value.value().equals(one.value())));
        Stream.concat(values.stream(), missing).forEach(value -> choices.add(new Choice(value.value(),
                value.label() + " (" + String.format(Locale.UK, "%,d", value.count()) + (result.facets().partly() ? "+" : "")
                        + ")")));
        return choices;
    }

    /** The chosen filters, in words, each with the address of this search without it. */
    public List<Choice> chosen() {
        List<Choice> chosen = new ArrayList<>();
        if (query.kind() != null) {
            chosen.add(new Choice(address(words(), null, query.tag(), query.site(), ""), "Kind: " + query.kind().plural()));
        }
        if (!query.site().isEmpty()) {
            chosen.add(new Choice(address(words(), query.kind(), query.tag(), "", ""),
                    "Site: " + label(result.facets().site(), query.site())));
        }
        if (!query.tag().isEmpty()) {
            chosen.add(new Choice(address(words(), query.kind(), "", query.site(), ""),
                    "Topic: " + label(result.facets().tag(), query.tag())));
        }
        return chosen;
    }

    private static String label(List<FacetValue> values, String value) {
        return values.stream().filter(one -> one.value().equals(value)).map(FacetValue::label).findFirst().orElse(value);
    }

    /** This search without any filter. */
    public String withoutFilters() {
        return address(words(), null, "", "", "");
    }

    /** This search with the words as they were typed. */
    public String asTyped() {
        return address(result.asked(), query.kind(), query.tag(), query.site(), "") + "&exact=true";
    }

    /** The next page, or null. */
    public String next() {
        return result.next() == null
                ? null
                : address(result.asked(), query.kind(), query.tag(), query.site(), result.next())
                        + (query.exact() ? "&exact=true" : "");
    }

    private static String address(String words, EntryKind kind, String tag, String site, String after) {
        return "/search?" + Stream
                .of("q=" + encoded(words), parameter("kind", kind == null ? "" : kind.code()), parameter("tag", tag),
                        parameter("site", site), parameter("after", after))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
