package network.vanguard.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;

/** Fills a platform that has nothing in it yet, through the same import as anybody's file, as the platform itself. */
@ApplicationScoped
class StarterContent {

    /** What the import of it is called; by this name a later start knows that it was done. */
    static final String NAME = "Starter content";

    private static final Logger LOG = Logger.getLogger(StarterContent.class);
    private static final String FILE = "starter/starter.ndjson";
    /** Any number that nothing else locks. */
    private static final long LOCK = 7_261_914_530L;
    private static final int BETWEEN_LINES_OF_THE_LOG = 100;

    private final StarterSettings settings;
    private final MemberService members;
    private final ImportJobs jobs;
    private final ImportService imports;
    private final Uploads uploads;

    StarterContent(StarterSettings settings, MemberService members, ImportJobs jobs, ImportService imports, Uploads uploads) {
        this.settings = settings;
        this.members = members;
        this.jobs = jobs;
        this.imports = imports;
        this.uploads = uploads;
    }

    void begin(@Observes @Priority(200) StartupEvent start) {
        if (settings.wanted()) {
            try {
                load();
            } catch (RuntimeException trouble) {
                // the platform is of use without it, and the next start tries again
                LOG.error("The starter content could not be loaded", trouble);
            }
        }
    }

    /**
     * Loads it in the background, if it is missing: never a second time, and never beside content of somebody else. When it was cut
     * off before, it goes on: what is there is left alone.
     *
     * @return whether there was something to do
     */
    boolean load() {
        int lines = count();
        return QuarkusTransaction.requiringNew().call(() -> {
            jobs.queueUp(LOCK);
            Viewer platform = members.platform();
            if (!isMissing(jobs.states(platform.memberId(), NAME))) {
                return false;
            }
            try (InputStream file = open()) {
                imports.accept(NAME, ImportFormat.NDJSON, false, uploads.receive(file), null, platform, progress(lines));
                return true;
            }
        });
    }

    private boolean isMissing(List<ImportState> tries) {
        return tries.isEmpty() ? jobs.isPlatformEmpty() : tries.stream().allMatch(state -> state == ImportState.FAILED);
    }

    private static IntConsumer progress(int lines) {
        return read -> {
            if (read % BETWEEN_LINES_OF_THE_LOG == 0 || read == lines) {
                LOG.infof("Loading the starter content: %d of %d", read, lines);
            }
        };
    }

    private static int count() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return (int) reader.lines().filter(line -> !line.isBlank()).count();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream open() {
        InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is not part of this build");
        }
        return file;
    }
}
