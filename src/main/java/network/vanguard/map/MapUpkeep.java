package network.vanguard.map;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import network.vanguard.entry.EntryChanged;
import network.vanguard.map.TagPairs.Queue;
import network.vanguard.vocabulary.ConceptChanged;

/**
 * Keeps the counts of the map: an author's transaction only says that something changed, and one node counts, a few hundred changes at a
 * time. What waits is no error: whoever looks adds it.
 */
@ApplicationScoped
class MapUpkeep {

    /** So many are counted in one transaction, well within the time that a statement may take. */
    private static final int AT_ONCE = 500;
    /** Fewer wait until they are a minute old: each time they are counted, every node reads the counts anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CHECKED_AT_ONCE = 5_000;

    private final TagPairs pairs;
    private final TagGraphs graphs;
    private final ThemeService themes;
    private final Clock clock;

    MapUpkeep(TagPairs pairs, TagGraphs graphs, ThemeService themes, Clock clock) {
        this.pairs = pairs;
        this.graphs = graphs;
        this.themes = themes;
        this.clock = clock;
    }

    void entryChanged(@Observes EntryChanged entry) {
        pairs.changed(entry.entryId(), clock.instant());
    }

    void conceptChanged(@Observes ConceptChanged concept) {
        pairs.topicChanged(concept.conceptId(), clock.instant());
    }

    /** Counts what is due, finds themes when much has changed, and has the counts in memory before somebody asks. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tend() {
        while (due()) {
            if (countSome() == 0) {
                return; // another node is at it
            }
        }
        if (themes.due()) {
            themes.find();
        }
        QuarkusTransaction.requiringNew().run(graphs::ofTheNetwork);
    }

    /** Every night: what was counted otherwise than it stands is counted again, and the themes are found anew. */
    @Scheduled(cron = "0 40 2 * * ?", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkAll() {
        for (Long after = 0L; after != null;) {
            long from = after;
            after = QuarkusTransaction.requiringNew().call(() -> pairs.check(from, CHECKED_AT_ONCE, clock.instant()));
        }
        countAll();
        themes.find();
    }

    /** Counts whatever waits. */
    void countAll() {
        while (countSome() > 0) {
            continue;
        }
    }

    private boolean due() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Queue queue = pairs.queue(AT_ONCE);
            return queue.length() >= AT_ONCE
                    || queue.length() > 0 && queue.since().plus(PATIENCE).isBefore(clock.instant());
        });
    }

    private int countSome() {
        return QuarkusTransaction.requiringNew().call(() -> pairs.lock() ? pairs.count(AT_ONCE) : 0);
    }
}
