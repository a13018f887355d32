package network.vanguard.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;

/** Questions about imports: people see their own, administrators see all. */
@ApplicationScoped
public class ImportFinder {

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
        int afterLine = after == null || after.isBlank() ? 0 : (int) Cursor.number(Cursor.parse(after, 1).get(0));
        Slice<Refusal> refused = Slice.of(jobs.refusals(id, afterLine, limit + 1), limit,
                last -> Cursor.of(String.valueOf(last.line())));
        return new ImportReport(about, refused.items(), refused.next());
    }

    /** A page of the imports that the viewer may see, newest first. */
    @Transactional
    public Slice<ImportView> list(String after, int limit, Viewer viewer) {
        Instant beforeTime = null;
        UUID beforeId = null;
        if (after != null && !after.isBlank()) {
            List<String> key = Cursor.parse(after, 2);
            beforeTime = Cursor.instant(key.get(0));
            beforeId = uuid(key.get(1));
        }
        return Slice.of(jobs.page(beforeTime, beforeId, limit + 1, viewer), limit,
                last -> Cursor.of(last.askedAt().toString(), last.id().toString()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Invalid.request("after", "This is not a cursor of this list.");
        }
    }
}
