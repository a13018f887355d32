package network.vanguard.replica;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/** The server that takes writes, as far as somebody could go on reading without it: where there is a replica. */
@ApplicationScoped
class Primary {

    private static final Logger LOG = Logger.getLogger(Primary.class);

    private final Replica replica;
    private final Pulse pulse;

    Primary(Replica replica, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.replica = replica;
        this.pulse = new Pulse(url, user, password, "primary");
    }

    /** Whether it did not answer when it was looked for last; false where there is no replica, as nobody looks then. */
    boolean away() {
        return pulse.away();
    }

    /** Looks for it now. */
    boolean look() {
        boolean wasThere = !pulse.away();
        boolean there = pulse.look();
        if (there != wasThere) {
            LOG.warn(there
                    ? "The primary of the database is back: the network can be written again."
                    : "The primary of the database is away: the network can be read, at the replica, and not written.");
        }
        return there;
    }

    @Scheduled(every = "${vanguard.replica.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        if (replica.configured()) {
            look();
            replica.look();
        }
    }

    @PreDestroy
    void close() {
        pulse.close();
    }
}
