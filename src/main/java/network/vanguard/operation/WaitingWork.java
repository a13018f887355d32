package network.vanguard.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * For how long the oldest piece of work has waited in each queue, in seconds: the gauge {@code vanguard_queue_age_seconds}, 0 when nothing
 * waits, and no figure while the database does not answer. All queues are looked at in one statement.
 */
@ApplicationScoped
class WaitingWork {

    private static final Logger LOG = Logger.getLogger(WaitingWork.class);

    /** The queues; the names are those of the tag {@code queue}. */
    enum Queue {
        IMPORTS, LEADS, LINKS, TOPICS
    }

    /**
     * What was seen last of a queue without times.
     *
     * @param first number of its oldest row
     * @param since when this node saw that row first
     */
    private record Head(long first, Instant since) {}

    private final Session database;
    private final Clock clock;
    private final AtomicReference<Map<Queue, Double>> ages = new AtomicReference<>(Map.of());
    private final Map<Queue, Head> heads = new EnumMap<>(Queue.class);

    WaitingWork(Session database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.clock = clock;
        Arrays.stream(Queue.values()).forEach(queue -> Gauge.builder("vanguard.queue.age", this, work -> work.seconds(queue))
                .baseUnit("seconds").tag("queue", queue.name().toLowerCase(Locale.ROOT)).strongReference(true)
                .description("For how long the oldest piece of work has waited").register(meters));
    }

    /** The figure is there from the start, before anything was looked at. */
    void started(@Observes StartupEvent event) {
        LOG.debug("Queues are watched");
    }

    private double seconds(Queue queue) {
        return ages.get().getOrDefault(queue, Double.NaN);
    }

    /** Looks at all queues. A node that started a moment ago has seen what waits for a moment only. */
    @Scheduled(every = "{vanguard.operation.every}", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() {
        try {
            ages.set(QuarkusTransaction.joiningExisting().call(this::read));
        } catch (RuntimeException e) {
            ages.set(Map.of());
            LOG.debug("What waits could not be counted", e);
        }
    }

    private Map<Queue, Double> read() {
        Instant now = clock.instant();
        Tuple row = database.createNativeQuery("""
                SELECT (SELECT min(asked_at) FROM import_job WHERE state = 'waiting') AS imports,
                       (SELECT min(due_at) FROM lead WHERE due_at <= :now) AS leads,
                       (SELECT min(id) FROM link_change) AS links,
                       (SELECT min(id) FROM link_concept_change) AS topics""", Tuple.class)
                .setParameter("now", now).addScalar("imports", Instant.class).addScalar("leads", Instant.class)
                .addScalar("links", Long.class).addScalar("topics", Long.class).getSingleResult();
        Map<Queue, Double> found = new EnumMap<>(Queue.class);
        found.put(Queue.IMPORTS, age(row.get("imports", Instant.class), now));
        found.put(Queue.LEADS, age(row.get("leads", Instant.class), now));
        found.put(Queue.LINKS, age(seenSince(Queue.LINKS, row.get("links", Long.class), now), now));
        found.put(Queue.TOPICS, age(seenSince(Queue.TOPICS, row.get("topics", Long.class), now), now));
        return found;
    }

    private Instant seenSince(Queue queue, Long first, Instant now) {
        if (first == null) {
            heads.remove(queue);
            return null;
        }
        Head before = heads.get(queue);
        if (before == null || before.first() != first) {
            heads.put(queue, new Head(first, now));
        }
        return heads.get(queue).since();
    }

    private static double age(Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
