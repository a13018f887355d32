package network.vanguard.circle;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Deletes what has stood in a circle for as long as the circle keeps anything. Any node may do it, and several at once. */
@ApplicationScoped
class CircleLapse {

    private static final int AT_ONCE = 50;

    private final Circles circles;
    private final Clock clock;

    CircleLapse(Circles circles, Clock clock) {
        this.circles = circles;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void lapse() {
        while (QuarkusTransaction.requiringNew().call(() -> circles.lapse(AT_ONCE, clock.instant())) == AT_ONCE) {
            // one portion after the other, each in a transaction of its own
        }
    }
}
