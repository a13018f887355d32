package network.vanguard.link;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.EntryFeatures.Asked;
import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.link.EntryFeatures.Match;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;

/** Which entries are like another one, and why. Exact at every moment: nothing is stored that could be out of date. */
@ApplicationScoped
public class SimilarFinder {

    /** How many an entry's page shows at most. */
    public static final int ON_PAGE = 5;

    private final EntryFeatures features;
    private final EntryFinder entries;

    SimilarFinder(EntryFeatures features, EntryFinder entries) {
        this.features = features;
        this.entries = entries;
    }

    /**
     * The entries that share most with this one, best first; at the same score the older one first. What the viewer may not read is left
     * out before the list is cut. Empty for an entry that is not published, or is kept to a safe circle. Three queries.
     *
     * @param elsewhere whether to leave out those of the entry's own site; one without a site is elsewhere
     * @throws NotFound when the viewer may not read the entry
     */
    @Transactional
    public List<SimilarEntry> similar(long entryId, boolean elsewhere, int limit, Viewer viewer) {
        return find(entryId, new Choice(entryId, elsewhere, false, limit), viewer);
    }

    /** For the entry's page: up to {@value #ON_PAGE}, those at other sites first; none that only an everyday word or two would speak for. */
    @Transactional
    public List<SimilarEntry> forPage(EntrySummary entry, Viewer viewer) {
        return find(entry.id(), new Choice(entry.id(), false, true, ON_PAGE), viewer);
    }

    private List<SimilarEntry> find(long entryId, Choice choice, Viewer viewer) {
        Asked asked = features.ofEntry(entryId, viewer);
        if (asked.features().isEmpty()) {
            entries.byId(entryId, viewer);
            return List.of();
        }
        List<Match> matches = features.nearest(asked, choice, viewer);
        Explanation explanation = new Explanation(asked);
        Map<Long, EntrySummary> found = entries.byIds(matches.stream().map(Match::entryId).toList(), viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        return matches.stream().filter(match -> found.containsKey(match.entryId()))
                .map(match -> explanation.of(found.get(match.entryId()), match)).toList();
    }
}
