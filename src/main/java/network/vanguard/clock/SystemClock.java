package network.vanguard.clock;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/**
 * The clock of the machine, in UTC and in whole microseconds: what PostgreSQL keeps, so that a time read back equals the
 * time that was written. A test stops it with {@code QuarkusMock.installMockForType(Clock.fixed(...), Clock.class)}.
 */
class SystemClock {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
