package network.vanguard.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.link.EntryFeatures.Match;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;

/**
 * Which entries are like another one, and why. Reads the stored list of the entry, as long as it fits the entry as it is now and has enough
 * for this reader; otherwise the same list is worked out on the spot. An entry's own list is therefore right the moment it is saved; the
 * lists of others follow within two seconds ({@link LinkLoop}).
 */
@ApplicationScoped
public class SimilarFinder {

    /** How many an entry's page shows at most. */
    public static final int ON_PAGE = 5;
    /** So many of the best are looked at for a page. */
    private static final int LOOKED_AT = 15;

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
     * safe circle. Four queries, five when nothing is stored that fits.
     *
     * @param elsewhere whether to leave out those of the entry's own site; one without a site is elsewhere
     * @throws NotFound when the viewer may not read the entry
     */
    @Transactional
    public List<SimilarEntry> similar(long entryId, boolean elsewhere, int limit, Viewer viewer) {
        Asked asked = ask(entryId, viewer);
        List<Candidate> shown = Spread.over(candidates(asked, new Choice(entryId, elsewhere, limit + Spread.ROOM), viewer),
                limit);
        return explain(asked, shown, features.matches(asked, ids(shown)), viewer);
    }

    /**
     * For the entry's page: up to {@value #ON_PAGE}, those at other sites first; none that only an everyday word or two would speak for.
     * After them what the viewer called not useful, so that it can be taken back.
     */
    @Transactional
    public List<SimilarEntry> forPage(EntrySummary entry, Viewer viewer) {
        Asked asked = ask(entry.id(), viewer);
        List<Candidate> found = new ArrayList<>(
                convincing(asked, candidates(asked, new Choice(entry.id(), true, LOOKED_AT), viewer)));
        if (found.size() < ON_PAGE && entry.site() != null) {
            convincing(asked, candidates(asked, new Choice(entry.id(), false, LOOKED_AT), viewer)).stream()
                    .filter(one -> Objects.equals(one.siteId(), entry.site().id())).forEach(found::add);
        }
        List<Candidate> shown = new ArrayList<>(found.stream().filter(one -> !one.mine()).limit(ON_PAGE).toList());
        found.stream().filter(Candidate::mine).forEach(shown::add);
        return explain(asked, shown, features.matches(asked, ids(shown)), viewer);
    }

    /**
     * What speaks for the link of these two; empty when they share nothing, or one of them is in no links or not the viewer's to read.
     *
     * @throws NotFound when the viewer may not read the first
     */
    @Transactional
    public Optional<SimilarEntry> pair(long entryId, long otherId, Viewer viewer) {
        Asked asked = ask(entryId, viewer);
        Map<Long, Match> match = features.matches(asked, List.of(otherId));
        return match.isEmpty() || entryId == otherId
                ? Optional.empty()
                : explain(asked, List.of(new Candidate(otherId, null, 0, false, false, null)), match, viewer).stream()
                        .findFirst();
    }

    private Asked ask(long entryId, Viewer viewer) {
        Asked asked = features.ofEntry(entryId, viewer);
        if (asked.features().isEmpty()) {
            entries.byId(entryId, viewer);
        }
        return asked;
    }

    private List<Candidate> candidates(Asked asked, Choice choice, Viewer viewer) {
        return asked.features().isEmpty()
                ? List.of()
                : lists.stored(choice, viewer).orElseGet(() -> features.nearest(asked, choice, viewer));
    }

    private List<Candidate> convincing(Asked asked, List<Candidate> candidates) {
        Explanation explanation = new Explanation(asked);
        Map<Long, Match> matches = features.matches(asked, ids(candidates));
        return Spread.over(candidates.stream()
                .filter(one -> matches.containsKey(one.entryId()) && explanation.convinces(matches.get(one.entryId())))
                .toList(),
                LOOKED_AT);
    }

    private static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::entryId).toList();
    }

    private List<SimilarEntry> explain(Asked asked, List<Candidate> shown, Map<Long, Match> matches, Viewer viewer) {
        Explanation explanation = new Explanation(asked);
        Map<Long, EntrySummary> found = shown.isEmpty()
                ? new LinkedHashMap<>()
                : entries.byIds(ids(shown), viewer).stream()
                        .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        return shown.stream().filter(one -> found.containsKey(one.entryId()) && matches.containsKey(one.entryId()))
                .map(one -> explanation.of(found.get(one.entryId()), matches.get(one.entryId()), one)).toList();
    }
}
