package network.vanguard.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;

/** Questions about the queue of the curators. */
@Reads
@ApplicationScoped
public class QueueFinder {

    private static final String LIST = "review-queue";

    private final QueueRows rows;
    private final EntryFinder entries;
    private final CurationSettings settings;
    private final Clock clock;

    QueueFinder(QueueRows rows, EntryFinder entries, CurationSettings settings, Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A page of the queue, the longest waiting first.
     *
     * @param after the cursor of the page before, or null
     * @throws Refused when the viewer is no curator
     */
    @Transactional
    public Slice<Queued> page(QueueFilter filter, String after, int limit, Viewer viewer) {
        refuse(viewer);
        Instant now = clock.instant();
        Optional<Cursor> last = Cursor.read(LIST, after);
        Slice<QueueRows.Row> page = Slice.of(
                rows.page(filter, Waiting.lateBefore(settings.answerWithin(), now),
                        last.map(cursor -> cursor.instant(0)).orElse(null), last.map(cursor -> cursor.number(1)).orElse(0L),
                        limit + 1, viewer),
                limit, row -> Cursor.write(LIST, row.since(), row.id()));
        Map<Long, EntrySummary> found = entries.byIds(page.items().stream().map(QueueRows.Row::id).toList(), viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        return page.map(row -> new Queued(found.get(row.id()), row.waiting(settings.answerWithin(), now)));
    }

    /** How many there are of each sort; {@link Refused} when the viewer is no curator. */
    @Transactional
    public QueueCounts counts(Viewer viewer) {
        refuse(viewer);
        return rows.counts(Waiting.lateBefore(settings.answerWithin(), clock.instant()), viewer);
    }

    private static void refuse(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Refused("The queue is for curators. Your own drafts are on your page.");
        }
    }
}
