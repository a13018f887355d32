package network.vanguard.link;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

import network.vanguard.link.RelatedLists.Waiting;

/**
 * Works in the background so that the lists of others follow each change, and that all are made anew when the weights have grown old. One
 * node does it, by a lease of a few seconds that each of its transactions renews: a node that lost it can write nothing more, and another
 * takes over. All that it needs is in the database, so it can be stopped at any moment.
 */
final class LinkLoop extends Thread {

    private static final Logger LOG = Logger.getLogger(LinkLoop.class);

    private static final int LEASE_SECONDS = 10;
    private static final int STEP_SECONDS = 60;
    private static final long PAUSE = 250;
    private static final long RENEWAL = 3_000;
    private static final long PAUSE_AFTER_TROUBLE = 2_000;
    private static final int CHANGES_AT_ONCE = 200;
    private static final int LISTS_AT_ONCE = 200;
    private static final int REWRITTEN_AT_ONCE = 100;

    private final RelatedLists store;
    private final EntryFeatures features;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();
    private LinkKeeper keeper;
    private volatile boolean ended;
    private boolean tidied;
    private volatile boolean idle;

    LinkLoop(RelatedLists store, EntryFeatures features, Clock clock) {
        super("links");
        setDaemon(true);
        this.store = store;
        this.features = features;
        this.clock = clock;
    }

    /** Returns when the step at hand is done. */
    void end() throws InterruptedException {
        ended = true;
        interrupt();
        join(TimeUnit.SECONDS.toMillis(STEP_SECONDS));
    }

    /** Whether it had nothing left to do when it last looked. */
    boolean idle() {
        return idle;
    }

    @Override
    public void run() {
        long renewed = 0;
        while (!ended) {
            long pause = PAUSE;
            try {
                idle = false;
                if (keeper == null) {
                    takeOver();
                } else if (step()) {
                    pause = 0;
                    renewed = System.nanoTime();
                } else if (System.nanoTime() - renewed > TimeUnit.MILLISECONDS.toNanos(RENEWAL)) {
                    holding(() -> true);
                    renewed = System.nanoTime();
                }
                idle = pause > 0 && keeper != null;
            } catch (RuntimeException trouble) {
                if (!ended) {
                    LOG.warnf("The lists of similar entries wait: %s", trouble.getMessage());
                    LOG.debug("Why", trouble);
                }
                keeper = null;
                pause = PAUSE_AFTER_TROUBLE;
            }
            if (pause > 0) {
                pause(pause);
            }
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> store.release(node));
        } catch (RuntimeException gone) {
            LOG.debug("The lease runs out by itself", gone);
        }
    }

    private static void pause(long millis) {
        try {
            sleep(millis);
        } catch (InterruptedException stop) {
            // the loop ends by itself
        }
    }

    private void takeOver() {
        if (QuarkusTransaction.requiringNew().call(() -> store.keep(node, LEASE_SECONDS))) {
            mend();
            LinkKeeper fresh = new LinkKeeper(store, clock);
            while (!holding(fresh::load)) {
                LOG.trace("loading");
            }
            keeper = fresh;
            tidied = false;
        }
    }

    /** Sees to it that every entry that should have features has some. */
    private void mend() {
        long upTo = 0;
        do {
            long after = upTo;
            upTo = holding(() -> features.addMissing(after, REWRITTEN_AT_ONCE));
        } while (upTo > 0);
    }

    /** One piece of work; false when there is none. What has changed goes first, also while a new epoch is made. */
    private boolean step() {
        Waiting waiting = QuarkusTransaction.requiringNew().call(store::waiting);
        if (waiting.concepts()) {
            holding(() -> {
                features.rewriteSome(REWRITTEN_AT_ONCE);
                return true;
            });
        }
        if (waiting.any()) {
            holding(() -> keeper.follow(CHANGES_AT_ONCE));
        }
        boolean due = keeper.due();
        if (due) {
            tidied = false;
            holding(keeper::begin);
            holding(() -> keeper.build(LISTS_AT_ONCE));
        }
        return waiting.any() || due || !tidied && tidy();
    }

    private boolean tidy() {
        tidied = !holding(keeper::tidy);
        return !tidied;
    }

    private <T> T holding(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(() -> {
            if (!store.keep(node, LEASE_SECONDS)) {
                throw new IllegalStateException("another node keeps them now");
            }
            return work.call();
        });
    }
}
