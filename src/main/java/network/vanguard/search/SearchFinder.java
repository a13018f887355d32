package network.vanguard.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.annotation.Timed;

import network.vanguard.entry.EntryFilter;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.replica.Reads;
import network.vanguard.search.Matches.Found;
import network.vanguard.search.Matches.Stems;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Finds published entries by words, topic, site and kind. Every hit, count and correction holds only what the viewer may read. */
@Reads
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

    /**
     * What words mean.
     *
     * @param topic that they name, or null
     */
    private record Meaning(SearchQuery query, Stems stems, TagRef topic) {}

    /** One way of taking the words, and what it found. */
    private record Attempt(Taking taking, Meaning meaning, Stems stems, List<Found> found) {}

    /**
     * A page of hits, the best first: those with the words in the title, those tagged with what the words name, then the rest by rank.
     * When nothing has all the words, misspelt ones are corrected; when that does not help, entries with any of the words are shown.
     * Without words, what the filters leave is listed, newest first.
     *
     * @throws Invalid when the text is longer than {@link SearchQuery#Q_MAX}, or the cursor is not one of ours
     */
    @Timed("vanguard.search")
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
        return new SearchResult("", hits, matches.facets(query, null, "", viewer).answer(), null, false, null, List.of(), null,
                page.next());
    }

    private SearchResult byWords(SearchQuery query, Viewer viewer) {
        Questions page = new Questions();
        Supplier<List<SiteRef>> sites = page.ask(matches.sites(query.q()));
        Supplier<Optional<MemberRef>> person = page.ask(matches.person(query.q(), viewer));
        Supplier<Meaning> asTyped = page.ask(meaning(query, viewer));
        SearchResult named = new SearchResult(query.q(), List.of(), null, null, false, null, sites.get(),
                person.get().orElse(null), null);
        Attempt attempt = query.after().isEmpty()
                ? best(asTyped.get(), named.named(), viewer)
                : again(asTyped.get(), place(query.after()), viewer);
        boolean more = attempt.found().size() > query.limit();
        List<Found> found = more ? attempt.found().subList(0, query.limit()) : attempt.found();
        Found last = found.isEmpty() ? null : found.get(found.size() - 1);
        SearchQuery taken = attempt.meaning().query();
        TagRef topic = attempt.meaning().topic();
        Supplier<List<SearchHit>> hits = page.ask(hits(found, viewer));
        Supplier<Facets> facets = page.ask(matches.facets(taken, attempt.stems(), slug(topic), viewer));
        return new SearchResult(query.q(), hits.get(), facets.get(), taken.q().equals(query.q()) ? null : taken.q(),
                attempt.taking() == Taking.ANY_WORD, topic, named.sites(), named.person(),
                more ? Cursor.write(LIST, attempt.taking().name(), last.score(), last.id()) : null);
    }

    private Attempt best(Meaning typed, boolean named, Viewer viewer) {
        Attempt asTyped = attempt(typed, new Place(Taking.AS_TYPED, null, 0), viewer);
        if (!asTyped.found().isEmpty() || typed.topic() != null || named) {
            return asTyped;
        }
        Meaning corrected = corrected(typed, viewer);
        if (corrected != typed) {
            Attempt second = attempt(corrected, new Place(Taking.CORRECTED, null, 0), viewer);
            if (!second.found().isEmpty()) {
                return second;
            }
        }
        Attempt anyWord = attempt(corrected, new Place(Taking.ANY_WORD, null, 0), viewer);
        return anyWord.found().isEmpty() ? asTyped : anyWord;
    }

    private Attempt again(Meaning typed, Place place, Viewer viewer) {
        return attempt(place.taking() == Taking.AS_TYPED ? typed : corrected(typed, viewer), place, viewer);
    }

    /** What the words mean once they are corrected; the same when there is nothing to correct. */
    private Meaning corrected(Meaning typed, Viewer viewer) {
        return typed.query().exact()
                ? typed
                : spelling.corrected(typed.query().q(), viewer)
                        .map(words -> meaning(typed.query().withWords(words), viewer).answer()).orElse(typed);
    }

    private Attempt attempt(Meaning meaning, Place place, Viewer viewer) {
        Stems stems = place.taking() == Taking.ANY_WORD ? meaning.stems().any() : meaning.stems();
        return new Attempt(place.taking(), meaning, stems, matches.page(meaning.query(), stems, slug(meaning.topic()),
                place.score(), place.id(), meaning.query().limit() + 1, viewer));
    }

    /** The concept that the words name. One that nobody has accepted is shown only to those who may read something that carries it. */
    private Question<Meaning> meaning(SearchQuery query, Viewer viewer) {
        return matches.stems(query).with(concepts.askMeant(query.q()),
                (stems, topic) -> new Meaning(query, stems, topic.filter(
                        found -> !found.proposed() || entries.count(EntryFilter.all().withTag(found.slug()), viewer) > 0)
                        .orElse(null)));
    }

    private static String slug(TagRef topic) {
        return topic == null ? "" : topic.slug();
    }

    private Question<List<SearchHit>> hits(List<Found> found, Viewer viewer) {
        return entries.askByIds(found.stream().map(Found::id).toList(), viewer).map(readable -> {
            Map<Long, EntrySummary> byId = new HashMap<>();
            readable.forEach(entry -> byId.put(entry.id(), entry));
            return found.stream().filter(one -> byId.containsKey(one.id()))
                    .map(one -> new SearchHit(byId.get(one.id()), one.title(), one.summary(), one.body())).toList();
        });
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
