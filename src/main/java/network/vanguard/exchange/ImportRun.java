package network.vanguard.exchange;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

import org.jboss.logging.Logger;

/** One import at work. */
final class ImportRun {

    /** Why an import ended that the program could not finish. */
    static final String STOPPED = "The platform was stopped while this ran. Send the same file again: what is there is left alone.";

    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final String AWAY = "The database could not be used for several minutes, and the rest of the file was not read. "
            + "Send the same file again: what is there is left alone.";
    private static final String BROKEN = "Something went wrong on our side with this line. It was not saved. "
            + "The administrators can find the cause in the log.";
    private static final int REFUSALS_MAX = 10_000;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);
    /** How long to wait before a line is tried again, when the database is away or busy: about a minute in all. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(15), Duration.ofSeconds(30));
    private static final int COLLISIONS_MAX = 3;
    /** Lines in a row that could not be carried out because of the database, before the rest of the file is given up. */
    private static final int IN_VAIN_MAX = 3;

    private final UUID id;
    private final LineKinds kinds;
    private final Importer importer;
    private final ImportJobs jobs;
    private final LineTransaction transaction;
    private final Clock clock;
    private final IntConsumer progress;
    private final Counts counts = new Counts();
    private final List<Refusal> untold = new ArrayList<>();
    private Instant reported = Instant.MIN;
    private int inVain;
    private Enclosed files = Enclosed.NOTHING;

    /**
     * @param progress is told after each line how many were read
     */
    ImportRun(UUID id, LineKinds kinds, Importer importer, ImportJobs jobs, LineTransaction transaction, Clock clock,
            IntConsumer progress) {
        this.id = id;
        this.kinds = kinds;
        this.importer = importer;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Carries out every line.
     *
     * @throws Unreadable           when the file cannot be read to its end; what was done before stays
     * @throws InterruptedException when the program is being stopped
     */
    void run(LineSource lines) throws IOException, InterruptedException {
        files = lines.enclosed();
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                counts.read++;
                carryOut(line);
                progress.accept(counts.read);
                if (Duration.between(reported, clock.instant()).compareTo(BETWEEN_REPORTS) >= 0) {
                    reportIfPossible();
                }
            }
        } catch (IOException | InterruptedException | RuntimeException end) {
            reportIfPossible();
            throw end;
        }
        persistently(this::report);
    }

    /** Does it, and waits about a minute for a database that is away or busy. */
    static void persistently(Runnable work) throws InterruptedException {
        for (Duration pause : PAUSES) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) {
                if (!LineTrouble.isPassing(failure)) {
                    throw failure;
                }
                Thread.sleep(pause.toMillis());
            }
        }
        work.run();
    }

    Counts counts() {
        return counts;
    }

    private void carryOut(Line line) throws InterruptedException {
        Content content = null;
        try {
            if (line.fault() != null) {
                throw line.fault();
            }
            content = kinds.read(line.content(), files);
            counts.add(patiently(content));
            Optional<LineRefused> left = content.left();
            if (left.isPresent()) {
                throw left.get();
            }
        } catch (Unreadable | InterruptedException end) {
            throw end;
        } catch (RuntimeException failure) {
            refuse(line, content, failure);
        }
    }

    private Outcome patiently(Content content) throws InterruptedException {
        int collisions = 0;
        for (Duration pause : PAUSES) {
            try {
                Outcome outcome = importer.carryOut(content);
                inVain = 0;
                return outcome;
            } catch (RuntimeException failure) {
                boolean collision = LineTrouble.isCollision(failure) && ++collisions < COLLISIONS_MAX;
                if (!collision && !LineTrouble.isPassing(failure)) {
                    throw failure;
                }
                LOG.debugf(failure, "A line of import %s is tried again", id);
                Thread.sleep(collision ? PAUSES.get(0).toMillis() : pause.toMillis());
            }
        }
        return importer.carryOut(content);
    }

    private void refuse(Line line, Content content, RuntimeException failure) {
        if (LineTrouble.isPassing(failure) && ++inVain >= IN_VAIN_MAX) {
            throw new Unreadable(AWAY, failure);
        }
        LineRefused reason = LineTrouble.isOurs(failure) ? new LineRefused(null, BROKEN) : LineTrouble.of(failure);
        if (LineTrouble.isOurs(failure)) {
            LOG.errorf(failure, "Import %s, line %d", id, line.number());
        }
        counts.refused++;
        untold.add(new Refusal(line.number(), content == null ? keyOf(line) : content.externalId(), reason.field(),
                reason.getMessage()));
        if (counts.refused >= REFUSALS_MAX) {
            throw new Unreadable(
                    "More than " + (REFUSALS_MAX - 1) + " lines were refused, so the rest of the file was not read.");
        }
    }

    private static String keyOf(Line line) {
        try {
            String key = line.content() == null ? null : LineBinder.text(line.content(), "externalId");
            return key == null ? null : LineBinder.shown(key);
        } catch (LineRefused notAText) {
            return null;
        }
    }

    private void reportIfPossible() {
        try {
            report();
        } catch (RuntimeException later) {
            LOG.debugf(later, "How far import %s is could not be recorded", id);
        }
    }

    private void report() {
        transaction.kept(() -> {
            untold.forEach(refusal -> jobs.refuse(id, refusal));
            jobs.progress(id, counts, clock.instant());
            return null;
        });
        untold.clear();
        reported = clock.instant();
    }
}
