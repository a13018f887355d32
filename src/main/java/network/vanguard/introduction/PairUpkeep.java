package network.vanguard.introduction;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.comment.CommentPosted;
import network.vanguard.entry.EntryChanged;
import network.vanguard.relation.RelationChanged;

/**
 * Keeps the pairs right. Whatever brings two in touch is seen in the transaction in which it happens. Which pairs there are is worked out
 * by a round over all entries, some at a time, which also finds what nobody told: a list of neighbours that changed, a comment that was
 * taken back, a membership that ended. In a small network a round is over in a moment; with a million entries it takes about two hours.
 */
@ApplicationScoped
class PairUpkeep {

    /** Entries that have their turn in one transaction: a few tenths of a second. */
    private static final int TURN = 200;
    /** Turns before others of the machine have theirs. */
    private static final int TURNS = 8;

    private final Pairs pairs;
    private final Introductions introductions;
    private final Clock clock;

    PairUpkeep(Pairs pairs, Introductions introductions, Clock clock) {
        this.pairs = pairs;
        this.introductions = introductions;
        this.clock = clock;
    }

    void entryChanged(@Observes EntryChanged entry) {
        pairs.lookAgain(introductions.concerned(entry.entryId()));
    }

    void relationChanged(@Observes RelationChanged relation) {
        pairs.lookAgain(relation.entryId(), relation.otherId());
    }

    void commentPosted(@Observes CommentPosted comment) {
        pairs.touchedBy(comment.commentId(), comment.entryId());
        introductions.introducedIn(comment.entryId()).ifPresent(pair -> pairs.lookAgain(pair.low(), pair.high()));
    }

    @Scheduled(every = "{vanguard.introductions.every}", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        for (int turn = 0; turn < TURNS && !turn(); turn++) {
            // the next ones
        }
    }

    /** Gives the next entries their turn. Whether the round is over, or another node goes on with it. */
    boolean turn() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Long> at = pairs.takeRound();
            if (at.isEmpty()) {
                return true;
            }
            Optional<Long> to = pairs.lastOfNext(at.get(), TURN);
            pairs.workOut(at.get(), to.orElse(Long.MAX_VALUE));
            pairs.roundIsAt(to.orElse(0L));
            return to.isEmpty();
        });
    }

    /** Notes the number of the day, on whichever node comes first. */
    @Scheduled(every = "{vanguard.introductions.noted-every}", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void noteTheDay() {
        QuarkusTransaction.requiringNew().run(() -> introductions.note(IntroductionFinder.today(clock), pairs.open()));
    }
}
