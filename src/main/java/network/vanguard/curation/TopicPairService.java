package network.vanguard.curation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.curation.SameCompany.Found;
import network.vanguard.curation.TopicPairs.Use;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.vocabulary.VocabularyService;

/** Topics that may be two names of one thing. The machine looks for them and proposes them; only people merge. */
@ApplicationScoped
public class TopicPairService {

    /** Names are compared in portions, each a short transaction. */
    private static final int AT_ONCE = 200;
    private static final int ENTRIES_ASKED = 10_000;
    private static final int MOST_BY_COMPANY = 200;

    private final TopicPairs pairs;
    private final VocabularyService vocabulary;
    private final Clock clock;

    TopicPairService(TopicPairs pairs, VocabularyService vocabulary, Clock clock) {
        this.pairs = pairs;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * Remembers that a pair is different, or forgets it.
     *
     * @throws Refused  when the viewer is no curator
     * @throws NotFound when there is no such pair
     */
    @Transactional
    public void different(long id, boolean different, Viewer viewer) {
        vocabulary.requireCurator(viewer);
        if (!pairs.decide(id, different ? viewer.memberId() : null, different ? clock.instant() : null)) {
            throw new NotFound();
        }
    }

    /** Looks for pairs anew: by names through all topics, by company through the latest entries. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    public void find() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (List<Long> next = topicsAfter(0); !next.isEmpty(); next = topicsAfter(next.get(next.size() - 1))) {
            long first = next.get(0);
            long last = next.get(next.size() - 1);
            QuarkusTransaction.requiringNew().run(() -> pairs.findByName(first, last, now));
        }
        List<Use> uses = QuarkusTransaction.requiringNew().call(() -> pairs.latestUses(ENTRIES_ASKED));
        List<Found> found = new SameCompany(uses).pairs(MOST_BY_COMPANY);
        QuarkusTransaction.requiringNew().run(() -> {
            found.forEach(pair -> pairs.keep(pair.low(), pair.high(), pair.likeness(), pair.company(), now));
            pairs.forgetOlderThan(now);
        });
    }

    private List<Long> topicsAfter(long id) {
        return QuarkusTransaction.requiringNew().call(() -> pairs.topicsAfter(id, AT_ONCE));
    }
}
