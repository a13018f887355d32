package network.vanguard.link;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.annotation.Timed;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.link.EntryFeatures.Match;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/**
 * Which entries are like another one, and why. Reads the stored list of the entry, as long as it fits the entry as it is now and has enough
 * for this reader; otherwise the same list is worked out on the spot. An entry's own list is therefore right the moment it is saved; the
 * lists of others follow within two seconds ({@link LinkLoop}).
 */
@Reads
@ApplicationScoped
public class SimilarFinder {

    /** How many an entry's page shows at most. */
    public static final int ON_PAGE = 5;
    /** So many of the best are looked at for a page. */
    private static final int LOOKED_AT = 15;
    /**
     * A page that has no stored list looks at so many features of others and not more, so that it comes at once in a network of any size:
     * where it has 100,000 entries and their lists are being made for the first time, the exact list would take seconds.
     */
    private static final long CARRIERS_ON_PAGE = 50_000;

    private final EntryFeatures features;
    private final RelatedLists lists;
    private final EntryFinder entries;

    SimilarFinder(EntryFeatures features, RelatedLists lists, EntryFinder entries) {
        this.features = features;
        this.lists = lists;
        this.entries = entries;
    }

    /**
     * The entries that share most with this one, best first, gently spread over sites (see {@link Spread}); at the same score the older one
     * first. What the viewer may not read is left out before the list is cut. Empty for an entry that is not published, or is kept to a
     * safe circle. Three statements, four when nothing is stored that fits.
     *
     * @param elsewhere whether to leave out those of the entry's own site; one without a site is elsewhere
     * @throws NotFound when the viewer may not read the entry
     */
    @Timed("vanguard.similar")
    @Transactional
    public List<SimilarEntry> similar(long entryId, boolean elsewhere, int limit, Viewer viewer) {
        return find(new Choice(entryId, elsewhere, limit + Spread.ROOM), Long.MAX_VALUE, viewer)
                .then(found -> matched(found.asked(), Spread.over(found.candidates(), limit)))
                .then(found -> explained(found, viewer)).answer();
    }

    /**
     * For the entry's page: up to {@value #ON_PAGE}, those at other sites first; none that only an everyday word or two would speak for.
     * After them what the viewer called not useful, so that it can be taken back. To be asked together with other things.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<SimilarEntry>> forPage(EntrySummary entry, Viewer viewer) {
        Choice far = new Choice(entry.id(), true, LOOKED_AT);
        Choice any = new Choice(entry.id(), false, LOOKED_AT);
        Question<Optional<List<Candidate>>> own = entry.site() == null
                ? Question.known(Optional.of(List.of()))
                : lists.stored(any, viewer);
        return find(far, CARRIERS_ON_PAGE, viewer)
                .with(own, (elsewhere, stored) -> new Both(elsewhere,
                        found(elsewhere.asked(), stored, any, CARRIERS_ON_PAGE, viewer)))
                .then(both -> matched(both.far().asked(), both.candidates())
                        .map(matched -> onPage(both.with(matched.matches()), entry)))
                .then(found -> explained(found, viewer));
    }

    /** Those of other sites, and those of any. */
    private record Both(Found far, Found any) {

        List<Candidate> candidates() {
            Map<Long, Candidate> byId = new LinkedHashMap<>();
            Stream.concat(far.candidates().stream(), any.candidates().stream()).forEach(one -> byId.put(one.entryId(), one));
            return List.copyOf(byId.values());
        }

        Both with(Map<Long, Match> matches) {
            return new Both(new Found(far.asked(), far.candidates(), matches),
                    new Found(any.asked(), any.candidates(), matches));
        }
    }

    private static Found onPage(Both both, EntrySummary entry) {
        Found elsewhere = both.far().convincing();
        return elsewhere.candidates().size() < ON_PAGE && entry.site() != null
                ? elsewhere.and(both.any().convincing().only(one -> Objects.equals(one.siteId(), entry.site().id()))).onPage()
                : elsewhere.onPage();
    }

    /**
     * What speaks for the link of these two; empty when they share nothing, or one of them is in no links or not the viewer's to read.
     *
     * @throws NotFound when the viewer may not read the first
     */
    @Transactional
    public Optional<SimilarEntry> pair(long entryId, long otherId, Viewer viewer) {
        if (entryId == otherId) {
            return Optional.empty();
        }
        return features.ofEntry(entryId, viewer).map(asked -> known(asked, entryId, viewer))
                .then(asked -> matched(asked, List.of(new Candidate(otherId, null, 0, false, false, null))))
                .then(found -> explained(found, viewer)).answer().stream().findFirst();
    }

    /**
     * Candidates, and what they share with what is asked about.
     *
     * @param matches of some or all of the candidates, by their numbers; those that share nothing are missing
     */
    private record Found(Asked asked, List<Candidate> candidates, Map<Long, Match> matches) {

        Found only(Predicate<Candidate> such) {
            return new Found(asked, candidates.stream().filter(such).toList(), matches);
        }

        Found and(Found others) {
            Map<Long, Match> both = new HashMap<>(matches);
            both.putAll(others.matches);
            return new Found(asked, Stream.concat(candidates.stream(), others.candidates.stream()).toList(), both);
        }

        Found convincing() {
            Explanation explanation = new Explanation(asked);
            return new Found(asked, Spread.over(candidates.stream().filter(one -> matches.containsKey(one.entryId())
                    && explanation.convinces(matches.get(one.entryId()))).toList(), LOOKED_AT), matches);
        }

        Found onPage() {
            return new Found(asked, Stream.concat(candidates.stream().filter(one -> !one.mine()).limit(ON_PAGE),
                    candidates.stream().filter(Candidate::mine)).toList(), matches);
        }
    }

    private Question<Found> find(Choice choice, long carriers, Viewer viewer) {
        return features.ofEntry(choice.except(), viewer).with(lists.stored(choice, viewer),
                (asked, stored) -> found(known(asked, choice.except(), viewer), stored, choice, carriers, viewer));
    }

    private Asked known(Asked asked, long entryId, Viewer viewer) {
        if (asked.features().isEmpty()) {
            entries.byId(entryId, viewer);
        }
        return asked;
    }

    private Found found(Asked asked, Optional<List<Candidate>> stored, Choice choice, long carriers, Viewer viewer) {
        List<Candidate> candidates = asked.features().isEmpty()
                ? List.of()
                : stored.orElseGet(() -> features.nearest(asked.carriedByAtMost(carriers), choice, viewer));
        return new Found(asked, candidates, Map.of());
    }

    private Question<Found> matched(Asked asked, List<Candidate> candidates) {
        return candidates.isEmpty()
                ? Question.known(new Found(asked, List.of(), Map.of()))
                : features.matches(asked, candidates.stream().map(Candidate::entryId).toList())
                        .map(matches -> new Found(asked, candidates, matches));
    }

    private Question<List<SimilarEntry>> explained(Found found, Viewer viewer) {
        Explanation explanation = new Explanation(found.asked());
        Found shown = found.only(one -> found.matches().containsKey(one.entryId()));
        return entries.askByIds(shown.candidates().stream().map(Candidate::entryId).toList(), viewer).map(readable -> {
            Map<Long, EntrySummary> byId = readable.stream().collect(Collectors.toMap(EntrySummary::id, Function.identity()));
            return shown.candidates().stream().filter(one -> byId.containsKey(one.entryId()))
                    .map(one -> explanation.of(byId.get(one.entryId()), shown.matches().get(one.entryId()), one)).toList();
        });
    }
}
