package network.vanguard.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;

/** Questions about imports: people see their own, administrators see all. */
@Reads
@ApplicationScoped
public class ImportFinder {

    private static final String IMPORTS = "imports-newest";
    private static final String REFUSALS = "import-refusals";
    private final ImportJobs jobs;

    ImportFinder(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * An import and a page of its refused lines, in the order of the file.
     *
     * @param after cursor of the page before, or null
     * @throws NotFound when there is none that the viewer may see
     */
    @Transactional
    public ImportReport report(UUID id, String after, int limit, Viewer viewer) {
        ImportView about = jobs.byId(id, viewer).orElseThrow(NotFound::new);
        int afterLine = Cursor.read(REFUSALS, after).map(cursor -> (int) cursor.number(0)).orElse(0);
        Slice<Refusal> refused = Slice.of(jobs.refusals(id, afterLine, limit + 1), limit,
                last -> Cursor.write(REFUSALS, (long) last.line()));
        return new ImportReport(about, refused.items(), refused.next());
    }

    /** A page of the imports that the viewer may see, newest first. */
    @Transactional
    public Slice<ImportView> list(String after, int limit, Viewer viewer) {
        Optional<Cursor> before = Cursor.read(IMPORTS, after);
        Instant beforeTime = before.map(cursor -> cursor.instant(0)).orElse(null);
        UUID beforeId = before.map(cursor -> cursor.uuid(1)).orElse(null);
        return Slice.of(jobs.page(beforeTime, beforeId, limit + 1, viewer), limit,
                last -> Cursor.write(IMPORTS, last.askedAt(), last.id()));
    }
}
