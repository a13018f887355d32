package network.vanguard.curation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.curation.TopicQueue.Proposal;
import network.vanguard.curation.TopicQueueRows.Proposed;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;
import network.vanguard.vocabulary.VocabularyService;

/** Questions about what waits for those who keep the vocabulary. */
@Reads
@ApplicationScoped
public class TopicQueueFinder {

    private static final String LIST = "proposed-topics";
    private static final int SHOWN = 20;
    private static final int PAIRS_SHOWN = 30;
    private static final int DECIDED_SHOWN = 10;

    private final TopicQueueRows rows;
    private final TopicPairs pairs;
    private final EntryFinder entries;
    private final VocabularyService vocabulary;

    TopicQueueFinder(TopicQueueRows rows, TopicPairs pairs, EntryFinder entries, VocabularyService vocabulary) {
        this.rows = rows;
        this.pairs = pairs;
        this.entries = entries;
        this.vocabulary = vocabulary;
    }

    /**
     * Proposed topics, the oldest first, and the likeliest pairs.
     *
     * @param after the cursor of the page before, or null
     * @throws Refused when the viewer is no curator
     */
    @Transactional
    public TopicQueue page(String after, Viewer viewer) {
        vocabulary.requireCurator(viewer);
        long last = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(0L);
        Slice<Proposed> page = Slice.of(rows.proposed(last, SHOWN + 1, viewer), SHOWN, one -> Cursor.write(LIST, one.id()));
        List<Long> ids = page.items().stream().map(Proposed::id).toList();
        Map<Long, EntrySummary> first = entries.byIds(page.items().stream().map(Proposed::firstEntry).toList(), viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity(), (one, same) -> one));
        var alike = rows.alike(ids);
        var beside = rows.beside(ids, viewer);
        var reasons = rows.reasons(ids);
        return new TopicQueue(
                page.map(one -> new Proposal(one.topic(), one.since(), first.get(one.firstEntry()), one.entries(),
                        alike.getOrDefault(one.id(), List.of()), beside.getOrDefault(one.id(), List.of()),
                        reasons.getOrDefault(one.id(), List.of()))),
                rows.waiting(viewer), rows.asked(PAIRS_SHOWN), pairs.open(PAIRS_SHOWN), pairs.different(DECIDED_SHOWN));
    }
}
