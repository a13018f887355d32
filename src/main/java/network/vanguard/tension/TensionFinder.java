package network.vanguard.tension;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about tensions. Everybody may read them; what stands in them only who may read that. */
@Reads
@ApplicationScoped
public class TensionFinder {

    /** Most tensions in the list. */
    static final int MOST = 100;
    private static final String LIST = "placements-newest";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PERIODS = 10;
    private static final int MONTHS = 6;
    private static final int JULY = 7;

    private final Tensions tensions;
    private final EntryFinder entries;
    private final Clock clock;

    TensionFinder(Tensions tensions, EntryFinder entries, Clock clock) {
        this.tensions = tensions;
        this.entries = entries;
        this.clock = clock;
    }

    /** All tensions, by their question. */
    @Transactional
    public List<TensionView> all() {
        return tensions.all(MOST);
    }

    /** The tension of that slug; {@link NotFound} when there is none. */
    @Transactional
    public TensionView bySlug(String slug) {
        return tensions.bySlug(slug).orElseThrow(NotFound::new);
    }

    /** How many stand where, in each half-year since the first, the last ten at most: of what the viewer may read. */
    @Transactional
    public Spread spread(String slug, Viewer viewer) {
        long id = bySlug(slug).ref().id();
        LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
        LocalDate from = halfYear(tensions.first(id, viewer).map(at -> LocalDate.ofInstant(at, LONDON)).orElse(today));
        List<LocalDate> begins = new ArrayList<>();
        for (LocalDate begin = halfYear(today); !begin.isBefore(from) && begins.size() < PERIODS; begin = begin
                .minusMonths(MONTHS)) {
            begins.add(0, begin);
        }
        List<LocalDate> ends = begins.stream().map(begin -> end(begin, today)).toList();
        Map<LocalDate, List<Long>> counts = tensions.counts(id, ends, viewer);
        return new Spread(begins.stream()
                .map(begin -> new Spread.Period(begin, end(begin, today), counts.get(end(begin, today)))).toList());
    }

    private static LocalDate halfYear(LocalDate day) {
        return LocalDate.of(day.getYear(), day.getMonthValue() < JULY ? 1 : JULY, 1);
    }

    private static LocalDate end(LocalDate begin, LocalDate today) {
        LocalDate end = begin.plusMonths(MONTHS).minusDays(1);
        return end.isAfter(today) ? today : end;
    }

    /** Where things stand now that the viewer may read, the newest first. */
    @Transactional
    public Slice<PlacementView> placements(String slug, String after, int limit, Viewer viewer) {
        long id = bySlug(slug).ref().id();
        long before = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        return Slice.of(tensions.page(id, before, limit + 1, viewer), limit, one -> Cursor.write(LIST, one.id()));
    }

    /**
     * Where an entry stands now in each tension. To be asked together with other things.
     *
     * @param entry  which the caller has found readable
     * @param placed false when it is known to have no place: then nothing is read
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Stands> of(EntrySummary entry, boolean placed, Viewer viewer) {
        return (placed ? tensions.of(entry.id(), MOST, viewer) : Question.<List<PlacementView>>known(List.of()))
                .map(places -> new Stands(places, TensionPolicy.mayPlace(entry, viewer)));
    }

    /**
     * How what is placed there has moved, the newest first.
     *
     * @throws NotFound when there is no placement of that number in it that the viewer may read
     */
    @Transactional
    public List<PlacementView> history(String slug, long placement, Viewer viewer) {
        long id = bySlug(slug).ref().id();
        PlacementView one = tensions.one(id, placement, viewer).orElseThrow(NotFound::new);
        return tensions.history(id, one.entryId(), one.comment() == null ? 0 : one.comment(), viewer);
    }

    /**
     * What somebody places.
     *
     * @param may whether the viewer may
     * @param now where it stands now, or null
     */
    public record Placing(EntrySummary entry, Long comment, boolean may, PlacementView now) {}

    /**
     * An entry, or a comment under it, before it is placed; {@link NotFound} when the viewer may not read it.
     *
     * @param slug of the tension; null when none is chosen yet
     */
    @Transactional
    public Placing placing(String slug, long entryId, Long comment, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to do this.");
        }
        boolean may = TensionPolicy.mayPlace(entry, viewer);
        if (comment != null) {
            may = tensions.commentAuthor(entryId, comment).orElseThrow(NotFound::new) == viewer.memberId()
                    && TensionPolicy.hasPlace(entry);
        }
        return new Placing(entry, comment, may, slug == null
                ? null
                : tensions.now(bySlug(slug).ref().id(), entryId, comment == null ? 0 : comment, viewer).orElse(null));
    }
}
