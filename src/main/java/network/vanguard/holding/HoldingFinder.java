package network.vanguard.holding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.Holdings.Row;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about who started what case studies tell of, and who holds it. Whoever may read a case study may read its line. */
@Reads
@ApplicationScoped
public class HoldingFinder {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String LIST = "holders-latest";
    private static final int PAST_SHOWN = 20;
    private static final int WAITING_SHOWN = 20;
    private static final int HELD_SHOWN = 50;
    /** After every change that was confirmed so far. */
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    private final Holdings holdings;
    private final EntryFinder entries;
    private final Clock clock;

    HoldingFinder(Holdings holdings, EntryFinder entries, Clock clock) {
        this.holdings = holdings;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * What the page of a case study shows of its line; the caller has found it readable. To be asked together with other things.
     *
     * @param mayRevise whether the viewer may change the case study
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<HoldingView> forPage(EntrySummary entry, boolean mayRevise, Viewer viewer) {
        return view(entry, mayRevise, List.of(), viewer);
    }

    /** The page of the line itself; {@link NotFound} when there is no case study of that number that the viewer may read. */
    @Transactional
    public HoldingView page(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (entry.kind() != EntryKind.CASE_STUDY) {
            throw new NotFound();
        }
        boolean mayRevise = entries.actions(entryId, viewer).revise();
        return view(entry, mayRevise,
                holdings.past(entryId, PAST_SHOWN).stream()
                        .filter(row -> HoldingPolicy.mayKnow(row.people(), mayRevise, viewer)).map(row -> row.change(viewer))
                        .toList(),
                viewer).answer();
    }

    private Question<HoldingView> view(EntrySummary entry, boolean mayRevise, List<Change> past, Viewer viewer) {
        return holdings.line(entry.id()).map(rows -> new HoldingView(entry,
                rows.stream().filter(Row::confirmed).map(row -> holder(row, viewer)).toList(),
                rows.stream().filter(row -> row.open() && HoldingPolicy.mayKnow(row.people(), mayRevise, viewer)).findFirst()
                        .map(row -> row.change(viewer)).orElse(null),
                past, mayRevise));
    }

    private static Holder holder(Row row, Viewer viewer) {
        return viewer.signedIn() ? row.holder() : row.holder().withoutNames();
    }

    /** The changes that wait for the viewer's own confirmation, the oldest first. */
    @Transactional
    public List<WaitingChange> waiting(Viewer viewer) {
        return viewer.signedIn()
                ? with(holdings.waiting(viewer.memberId(), WAITING_SHOWN), viewer,
                        (entry, row) -> new WaitingChange(entry, row.change(viewer)))
                : List.of();
    }

    /** The day a year ago: from then on a change counts as one of the last year. */
    public LocalDate yearAgo() {
        return LocalDate.ofInstant(clock.instant(), LONDON).minusYears(1);
    }

    /**
     * A page of the changes of holder of published case studies, the latest first. One that is known by its month or year counts from the
     * last day that this may mean.
     *
     * @param since the first day that counts
     * @param after the cursor of the page before, or null
     */
    @Transactional
    public Slice<ChangedHolder> changed(LocalDate since, String after, int limit, Viewer viewer) {
        Optional<Cursor> before = Cursor.read(LIST, after);
        LocalDate beforeDay = before.map(cursor -> LocalDate.ofEpochDay(cursor.number(0))).orElse(LAST);
        Slice<Row> rows = Slice.of(
                holdings.changed(since, beforeDay, before.map(cursor -> cursor.number(1)).orElse(0L), limit + 1, viewer), limit,
                last -> Cursor.write(LIST, last.since().last().toEpochDay(), last.id()));
        return new Slice<>(
                with(rows.items(), viewer, (entry, row) -> new ChangedHolder(entry, row.from(), holder(row, viewer))),
                rows.next());
    }

    /** What an organisation holds, and after it what it held before, of published case studies that the viewer may read: the newest of each. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<HeldEntry>> of(long organisationId, Viewer viewer) {
        return held(organisationId, true, viewer).with(held(organisationId, false, viewer),
                (now, before) -> Stream.concat(now.stream(), before.stream()).toList());
    }

    private Question<List<HeldEntry>> held(long organisationId, boolean now, Viewer viewer) {
        return holdings.of(organisationId, now, HELD_SHOWN, viewer)
                .then(rows -> askWith(rows, viewer, (entry, row) -> new HeldEntry(entry, holder(row, viewer), now)));
    }

    /** The lines of entries that the caller has found readable, by their numbers, as files carry them. One query. */
    @Transactional
    public Map<Long, List<RecordedHolder>> recorded(List<Long> entryIds) {
        Map<Long, List<RecordedHolder>> lines = new LinkedHashMap<>();
        holdings.lines(entryIds)
                .forEach(row -> lines.computeIfAbsent(row.entryId(), id -> new ArrayList<>()).add(recorded(row)));
        return lines;
    }

    private static RecordedHolder recorded(Row row) {
        return row.recorded(
                row.beforeId() == null || row.decidedAt() == null ? null : LocalDate.ofInstant(row.decidedAt(), LONDON));
    }

    /** The line of an entry that the caller has found readable, in words, a holder in each row. */
    @Transactional
    public String told(long entryId) {
        return holdings.line(entryId).answer().stream().filter(Row::confirmed).map(Row::holder)
                .map(holder -> (holder.first() ? "Started by " : "Then held by ") + holder.organisation().name() + " ("
                        + holder.held().label().toLowerCase(java.util.Locale.ROOT) + "), " + holder.since().label()
                        + (holder.accountability().isEmpty() ? "" : ". " + holder.accountability()))
                .collect(Collectors.joining("\n"));
    }

    private <T> List<T> with(List<Row> rows, Viewer viewer, BiFunction<EntrySummary, Row, T> make) {
        return askWith(rows, viewer, make).answer();
    }

    private <T> Question<List<T>> askWith(List<Row> rows, Viewer viewer, BiFunction<EntrySummary, Row, T> make) {
        return entries.askByIds(rows.stream().map(Row::entryId).distinct().toList(), viewer).map(found -> {
            Map<Long, EntrySummary> readable = found.stream().collect(Collectors.toMap(EntrySummary::id, Function.identity()));
            return rows.stream()
                    .map(row -> readable.containsKey(row.entryId()) ? make.apply(readable.get(row.entryId()), row) : null)
                    .filter(Objects::nonNull).toList();
        });
    }
}
