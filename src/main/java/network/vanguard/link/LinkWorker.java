package network.vanguard.link;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Lets the lists of similar entries be kept while the platform runs. */
@ApplicationScoped
class LinkWorker {

    private final RelatedLists store;
    private final EntryFeatures features;
    private final Clock clock;
    private final AtomicReference<LinkLoop> loop = new AtomicReference<>();

    LinkWorker(RelatedLists store, EntryFeatures features, Clock clock) {
        this.store = store;
        this.features = features;
        this.clock = clock;
    }

    void start(@Observes @Priority(200) StartupEvent start) {
        go();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        rest();
    }

    /** Begins to work; nothing when it is at work. */
    void go() {
        LinkLoop fresh = new LinkLoop(store, features, clock);
        if (loop.compareAndSet(null, fresh)) {
            fresh.start();
        }
    }

    /** Stops, when the step at hand is done, and lets another node take over. */
    void rest() throws InterruptedException {
        LinkLoop working = loop.getAndSet(null);
        if (working != null) {
            working.end();
        }
    }

    /** Whether it had nothing left to do when it last looked. */
    boolean idle() {
        LinkLoop working = loop.get();
        return working != null && working.idle();
    }
}
