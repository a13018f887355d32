package network.vanguard.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.search.Matches.Found;
import network.vanguard.search.Matches.Stems;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Finds published entries by words, topic, site and kind. Every hit, count and correction holds only what the viewer may read. */
@ApplicationScoped
public class SearchFinder {

    private static final String LIST = "search";
    private final Matches matches;
    private final Spelling spelling;
    private final EntryFinder entries;
    private final ConceptFinder concepts;

    SearchFinder(Matches matches, Spelling spelling, EntryFinder entries, ConceptFinder concepts) {
        this.matches = matches;
        this.spelling = spelling;
        this.entries = entries;
        this.concepts = concepts;
    }

    /** How the words were taken in the end; a cursor remembers it. */
    private enum Taking {
        AS_TYPED, CORRECTED, ANY_WORD
    }

    /** Where a page begins: null and 0 on the first. */
    private record Place(Taking taking, Long score, long id) {}

    /** One way of taking the words, and what it found. */
    private record Attempt(Taking taking, SearchQuery query, Stems stems, TagRef topic, List<Found> found) {}

    /**
     * A page of hits, the best first: those with the words in the title, those tagged with what the words name, then the rest by rank.
     * When nothing has all the words, misspelt ones are corrected; when that does not help, entries with any of the words are shown.
     * Without words, what the filters leave is listed, newest first.
     *
     * @throws Invalid when the text is longer than {@link SearchQuery#Q_MAX}, or the cursor is not one of ours
     */
    @Transactional
    public SearchResult search(SearchQuery query, Viewer viewer) {
        if (query.q().length() > SearchQuery.Q_MAX) {
            throw Invalid.request("q", "A search can be " + SearchQuery.Q_MAX + " characters at most.");
        }
        return query.hasWords() ? byWords(query, viewer) : newest(query, viewer);
    }

    private SearchResult newest(SearchQuery query, Viewer viewer) {
        EntryFilter filter = EntryFilter.ofKind(query.kind()).withTag(query.tag())
                .withSite(query.site());
        Slice<EntrySummary> page = entries.list(filter, query.after(), query.limit(), viewer);
        List<SearchHit> hits = page.items().stream()
                .map(entry -> new SearchHit(entry, Highlight.plain(entry.title()), Highlight.plain(entry.summary()), null))
                .toList();
        return new SearchResult("", hits, matches.facets(query, null, "", viewer), null, false, null, List.of(), null,
                page.next());
    }

    private SearchResult byWords(SearchQuery query, Viewer viewer) {
        SearchResult named = new SearchResult(query.q(), List.of(), null, null, false, null, matches.sites(query.q()),
                matches.person(query.q(), viewer), null);
        Attempt attempt = query.after().isEmpty()
                ? best(query, named.named(), viewer)
                : again(query, place(query.after()), viewer);
        boolean more = attempt.found().size() > query.limit();
        List<Found> found = more ? attempt.found().subList(0, query.limit()) : attempt.found();
        Found last = found.isEmpty() ? null : found.get(found.size() - 1);
        String corrected = attempt.query().q().equals(query.q()) ? null : attempt.query().q();
        return new SearchResult(query.q(), hits(found, viewer),
                matches.facets(attempt.query(), attempt.stems(), slug(attempt.topic()), viewer), corrected,
                attempt.taking() == Taking.ANY_WORD, attempt.topic(), named.sites(), named.person(),
                more ? Cursor.write(LIST, attempt.taking().name(), last.score(), last.id()) : null);
    }

    private Attempt best(SearchQuery query, boolean named, Viewer viewer) {
        Place start = new Place(Taking.AS_TYPED, null, 0);
        Attempt asTyped = attempt(query, start, viewer);
        if (!asTyped.found().isEmpty() || asTyped.topic() != null || named) {
            return asTyped;
        }
        Optional<SearchQuery> corrected = corrected(query, viewer);
        if (corrected.isPresent()) {
            Attempt second = attempt(corrected.get(), new Place(Taking.CORRECTED, null, 0), viewer);
            if (!second.found().isEmpty()) {
                return second;
            }
        }
        Attempt anyWord = attempt(corrected.orElse(query), new Place(Taking.ANY_WORD, null, 0), viewer);
        return anyWord.found().isEmpty() ? asTyped : anyWord;
    }

    private Attempt again(SearchQuery query, Place place, Viewer viewer) {
        SearchQuery meant = place.taking() == Taking.AS_TYPED ? query : corrected(query, viewer).orElse(query);
        return attempt(meant, place, viewer);
    }

    private Optional<SearchQuery> corrected(SearchQuery query, Viewer viewer) {
        return query.exact() ? Optional.empty() : spelling.corrected(query.q(), viewer).map(query::withWords);
    }

    private Attempt attempt(SearchQuery query, Place place, Viewer viewer) {
        Stems all = matches.stems(query);
        Stems stems = place.taking() == Taking.ANY_WORD ? all.any() : all;
        TagRef topic = topic(query.q(), viewer);
        return new Attempt(place.taking(), query, stems, topic,
                matches.page(query, stems, slug(topic), place.score(), place.id(), query.limit() + 1, viewer));
    }

    private static String slug(TagRef topic) {
        return topic == null ? "" : topic.slug();
    }

    /** The concept that the words name. One that nobody has accepted is shown only to those who may read something that carries it. */
    private TagRef topic(String words, Viewer viewer) {
        return concepts.meant(words)
                .filter(topic -> !topic.proposed() || entries.count(EntryFilter.all().withTag(topic.slug()), viewer) > 0)
                .orElse(null);
    }

    private List<SearchHit> hits(List<Found> found, Viewer viewer) {
        Map<Long, EntrySummary> byId = new HashMap<>();
        entries.byIds(found.stream().map(Found::id).toList(), viewer).forEach(entry -> byId.put(entry.id(), entry));
        return found.stream().filter(one -> byId.containsKey(one.id()))
                .map(one -> new SearchHit(byId.get(one.id()), one.title(), one.summary(), one.body())).toList();
    }

    private static Place place(String cursor) {
        Cursor key = Cursor.read(LIST, cursor).orElseThrow();
        for (Taking taking : Taking.values()) {
            if (taking.name().equals(key.text(0))) {
                return new Place(taking, key.number(1), key.number(2));
            }
        }
        throw Invalid.request("after", "This is not a place in this list. Start again from the first page.");
    }
}
