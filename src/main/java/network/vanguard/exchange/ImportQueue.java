package network.vanguard.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import network.vanguard.exchange.Uploads.Upload;
import network.vanguard.member.Viewer;

/** The imports that this program has in hand: one after the other, in the order in which they came. */
@ApplicationScoped
class ImportQueue {

    /** Most imports that wait at once: each may hold a gigabyte of disk. */
    static final int WAITING_MAX = 20;

    private static final Logger LOG = Logger.getLogger(ImportQueue.class);
    private static final String BROKEN = "Something went wrong on our side, and the rest of the file was not read. "
            + "Send the same file again: what is there is left alone.";
    /** A node that says nothing for so long is gone. */
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final LineKinds kinds;
    private final LineBinder binder;
    private final LineTransaction transaction;
    private final ImportJobs jobs;
    private final Uploads uploads;
    private final ImportSettings settings;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    /** What waits here or is being worked on. */
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "imports");
        thread.setDaemon(true);
        return thread;
    });

    ImportQueue(LineKinds kinds, LineBinder binder, LineTransaction transaction, ImportJobs jobs, Uploads uploads,
            ImportSettings settings, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.kinds = kinds;
        this.binder = binder;
        this.transaction = transaction;
        this.jobs = jobs;
        this.uploads = uploads;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Something to be imported whose row is there already. */
    record Task(UUID id, ImportFormat format, boolean dryRun, Upload upload, Viewer viewer, IntConsumer progress) {}

    boolean isFull() {
        return inHand.size() > WAITING_MAX;
    }

    /** Puts it at the end of the queue, once the transaction that wrote its row is over; its file is deleted when it was read. */
    void add(Task task) {
        if (transactions.getTransactionKey() == null) {
            queueUp(task);
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only what comes after it matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    queueUp(task);
                } else {
                    task.upload().delete();
                }
            }
        });
    }

    private void queueUp(Task task) {
        inHand.add(task.id());
        worker.execute(() -> carryOut(task));
    }

    /** Before anything can be added: what is still marked as being worked on was left by a program that is no more. */
    @Transactional
    void begin(@Observes @Priority(100) StartupEvent start) {
        int left = jobs.endLeftBehind(settings.nodeName(), ImportRun.STOPPED, clock.instant());
        if (left > 0) {
            LOG.infof("%d imports were cut off when the platform stopped", left);
        }
        uploads.deleteLeftBehind();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        worker.shutdownNow();
        worker.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    }

    @Scheduled(every = "1m", delayed = "1m")
    @Transactional
    void watch() {
        jobs.beat(inHand, clock.instant());
        jobs.endSilent(clock.instant().minus(SILENCE), ImportRun.STOPPED, clock.instant());
    }

    private void carryOut(Task task) {
        // observers of what a line does may ask for the request's beans
        Arc.container().requestContext().activate();
        try {
            finish(task, work(task));
        } catch (RuntimeException | InterruptedException lost) {
            LOG.errorf(lost, "How import %s ended could not be recorded", task.id());
        } finally {
            Arc.container().requestContext().terminate();
            task.upload().delete();
            inHand.remove(task.id());
        }
    }

    /** Null when all went well, or why it did not. */
    private String work(Task task) {
        Importer importer = task.dryRun()
                ? new Importer.Rehearsal(transaction, task.viewer())
                : new Importer.Real(transaction, task.viewer());
        ImportRun run = new ImportRun(task.id(), kinds, importer, jobs, transaction, clock, task.progress());
        try {
            transaction.kept(() -> {
                jobs.start(task.id(), clock.instant());
                return null;
            });
            try (LineSource lines = open(task.format(), task.upload().file())) {
                run.run(lines);
            }
            return null;
        } catch (InterruptedException stopped) {
            return ImportRun.STOPPED;
        } catch (Unreadable trouble) {
            LOG.debugf(trouble, "Import %s ended early", task.id());
            return trouble.getMessage();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            if (Thread.currentThread().isInterrupted() || worker.isShutdown()) {
                return ImportRun.STOPPED;
            }
            LOG.errorf(broken, "Import %s", task.id());
            return BROKEN;
        }
    }

    private void finish(Task task, String failure) throws InterruptedException {
        // the mark of being stopped would end this transaction too
        Thread.interrupted();
        ImportRun.persistently(() -> transaction.durably(() -> {
            jobs.finish(task.id(), failure, clock.instant());
            return null;
        }));
    }

    private LineSource open(ImportFormat format, Path file) throws IOException {
        return switch (format) {
            case NDJSON -> new JsonLines(Files.newInputStream(file), binder.lines());
            case CSV -> new CsvRows(new BufferedInputStream(Files.newInputStream(file)));
            case XLSX -> new SheetRows(file);
            case ZIP -> new PackedLines(file, binder.lines());
        };
    }
}
