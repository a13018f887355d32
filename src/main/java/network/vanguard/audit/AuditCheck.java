package network.vanguard.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Refused;

/**
 * Reads the chain of the audit log from its beginning, once a day on one of the nodes and whenever a moderator asks. A row that was changed,
 * taken out or cut off at the end is found; the log of the program, {@code /q/health}, the gauge {@code audit_log_sound} and the page of the
 * log say so.
 */
@ApplicationScoped
public class AuditCheck {

    private static final Logger LOG = Logger.getLogger(AuditCheck.class);
    private static final Duration DAILY = Duration.ofHours(23);
    private static final int PORTION = 5_000;

    private final AuditRows rows;
    private final AuditLog log;
    private final Clock clock;

    AuditCheck(AuditRows rows, AuditLog log, MeterRegistry meters, Clock clock) {
        this.rows = rows;
        this.log = log;
        this.clock = clock;
        meters.gauge("audit_log_sound", this, check -> check.state().sound() ? 1 : 0);
    }

    void started(@Observes StartupEvent event) {
        if (state().alterable()) {
            LOG.warn("The platform's role of the database could alter the audit log. Give the tables an owner of their own: "
                    + "QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD, see docs/operations.md.");
        }
    }

    /** Whether the log can be relied on, as far as was found out. */
    AuditState state() {
        return QuarkusTransaction.joiningExisting().call(rows::state);
    }

    @Scheduled(every = "{vanguard.audit.every}", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void daily() {
        if (QuarkusTransaction.requiringNew().call(() -> rows.begin(clock.instant().minus(DAILY), clock.instant()))) {
            check();
        }
    }

    /**
     * Reads the chain now. Takes a few seconds for a million rows.
     *
     * @throws Refused when the viewer is neither moderator nor administrator
     */
    public AuditState check(Viewer viewer) {
        AuditFinder.refuse(viewer);
        check();
        AuditState found = state();
        QuarkusTransaction.requiringNew().run(() -> log.record(viewer, AuditVerb.LOG_CHECKED, "log", found.rows(),
                found.brokenAt() == null ? "Whole." : "Broken at row " + found.brokenAt() + "."));
        return found;
    }

    private void check() {
        AuditRows.End known = QuarkusTransaction.requiringNew().call(rows::lastEnd);
        long number = 0;
        byte[] hash = new byte[0];
        List<AuditRows.Link> links;
        do {
            long after = number;
            links = QuarkusTransaction.requiringNew().call(() -> rows.links(after, PORTION));
            for (AuditRows.Link link : links) {
                if (!link.follows(number, hash)
                        || known.hash() != null && link.number() == known.number()
                                && !java.util.Arrays.equals(link.hash(), known.hash())) {
                    broken(number + 1);
                    return;
                }
                number = link.number();
                hash = link.hash();
            }
        } while (links.size() == PORTION);
        if (number < known.number()) {
            broken(number + 1);
            return;
        }
        long rowsFound = number;
        byte[] end = hash;
        QuarkusTransaction.requiringNew().run(() -> rows.foundWhole(rowsFound, end, clock.instant()));
    }

    private void broken(long number) {
        LOG.errorf("The audit log was altered: row %d is not what was written, or is missing", number);
        QuarkusTransaction.requiringNew().run(() -> rows.foundBroken(number, clock.instant()));
    }
}
