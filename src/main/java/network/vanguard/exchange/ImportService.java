package network.vanguard.exchange;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.exchange.Uploads.Upload;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.text.Normal;

/** Takes imports in. */
@ApplicationScoped
public class ImportService {

    /** Longest name of an import, in characters. */
    public static final int NAME_MAX = 200;
    private static final String UNNAMED = "Import without a name";

    private final ImportJobs jobs;
    private final ImportQueue queue;
    private final ImportSettings settings;
    private final Idempotency idempotency;
    private final AuditLog log;
    private final Clock clock;

    ImportService(ImportJobs jobs, ImportQueue queue, ImportSettings settings, Idempotency idempotency, AuditLog log,
            Clock clock) {
        this.log = log;
        this.jobs = jobs;
        this.queue = queue;
        this.settings = settings;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What is asked for; with the file's digest it tells whether two requests are the same. */
    record Order(String name, ImportFormat format, boolean dryRun, String digest) {}

    /** Throws {@link Refused} for everybody who may not import. */
    void requireRight(Viewer viewer) {
        if (!ImportPolicy.mayImport(viewer)) {
            throw new Refused("Only curators and administrators can import.");
        }
    }

    /** Throws {@link Conflict} when enough is waiting: to be asked before a file is taken in. */
    void requireRoom() {
        if (queue.isFull()) {
            throw new Conflict(ImportQueue.WAITING_MAX + " imports are waiting already. Try again when some of them are done.");
        }
    }

    /**
     * Accepts an import; the work begins when those before it are done. The file belongs to it from now on.
     *
     * @param name for people, or null
     * @param key  the request's idempotency key, or null
     * @throws Refused when the viewer may not import
     */
    ImportRef accept(String name, ImportFormat format, boolean dryRun, Upload upload, String key, Viewer viewer,
            IntConsumer progress) {
        AtomicBoolean first = new AtomicBoolean();
        try {
            requireRight(viewer);
            String title = title(name);
            ImportRef ref = idempotency.once(key, "import", new Order(title, format, dryRun, upload.digest()), ImportRef.class,
                    viewer,
                    () -> {
                        UUID id = UUID.randomUUID();
                        log.record(viewer, AuditVerb.IMPORTED, "import", id, dryRun ? "To try it; nothing is kept." : null);
                        jobs.add(id, viewer.memberId(), title, format, dryRun, settings.nodeName(), clock.instant());
                        first.set(true);
                        return new ImportRef(id);
                    });
            if (first.get()) {
                queue.add(new ImportQueue.Task(ref.id(), format, dryRun, upload, viewer, progress));
            }
            return ref;
        } catch (RuntimeException failure) {
            first.set(false);
            throw failure;
        } finally {
            if (!first.get()) {
                upload.delete();
            }
        }
    }

    private static String title(String name) {
        String line = Normal.line("name", name);
        if (line == null || line.isEmpty()) {
            return UNNAMED;
        }
        if (line.length() > NAME_MAX) {
            throw new Invalid("name", "The name can be " + NAME_MAX + " characters at most.");
        }
        return line;
    }
}
