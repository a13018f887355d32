package network.vanguard.upkeep;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryDetail;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryReview;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.FirstStep;
import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about whether entries help where their readers are. */
@Reads
@ApplicationScoped
public class UpkeepFinder {

    /** Answers on a page of their own. */
    public static final int PAGE = 50;
    private static final int SHOWN = 20;
    private static final String LIST = "checks-newest";

    private final UnclearPresses presses;
    private final LocalChecks checks;
    private final EntryFinder entries;
    private final EntryDetail details;

    UpkeepFinder(UnclearPresses presses, LocalChecks checks, EntryFinder entries, EntryDetail details) {
        this.presses = presses;
        this.checks = checks;
        this.entries = entries;
        this.details = details;
    }

    /** All that the page of a note shows; the caller has found it readable. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<UpkeepView> forPage(EntrySummary entry, EntryActions actions, FirstStep step, Viewer viewer) {
        return entries.askReviews(entry.id()).with(unclear(entry, actions, step, viewer), Known::new).with(
                checks(entry, viewer),
                (known, checks) -> new UpkeepView(entry, actions.renew(), known.reviews(), known.unclear(), checks));
    }

    private record Known(List<EntryReview> reviews, Unclear unclear) {}

    /** Whether readers know what to do; the caller has found the entry readable. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Unclear> unclear(EntrySummary entry, EntryActions actions, FirstStep step, Viewer viewer) {
        return (viewer.signedIn() ? presses.live(entry.id(), viewer) : Question.<List<UnclearPresses.Row>>known(List.of()))
                .map(live -> unclear(entry, actions, step, live, viewer));
    }

    private static Unclear unclear(EntrySummary entry, EntryActions actions, FirstStep step, List<UnclearPresses.Row> live,
            Viewer viewer) {
        boolean mayPress = UpkeepPolicy.mayPress(entry, viewer);
        boolean answered = live.stream().anyMatch(press -> press.revision() < entry.revision());
        int sites = live.isEmpty() || !actions.revise() ? 0 : live.get(0).sites();
        return new Unclear(entry, mayPress, live.stream().anyMatch(press -> press.memberId() == viewer.memberId()),
                mayPress && answered && step.filled(), sites >= Unclear.SITES_TO_FLAG, sites,
                sites == 0
                        ? List.of()
                        : live.stream().map(press -> new Unclear.Question(press.question(), press.site(), press.at()))
                                .toList());
    }

    /** The same by the number of the entry; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Unclear unclear(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        return unclear(entry, entries.actions(entryId, viewer), details.firstStep(entry), viewer).answer();
    }

    /** Whether it holds elsewhere; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Checks checks(long entryId, Viewer viewer) {
        return checks(entries.byId(entryId, viewer), viewer).answer();
    }

    private Question<Checks> checks(EntrySummary entry, Viewer viewer) {
        return checks.now(entry.id(), SHOWN, viewer)
                .map(now -> new Checks(entry, now.confirmed(), now.disputed(), now.last(), now.shown(), UpkeepPolicy
                        .maySpeakFor(entry, viewer).stream().map(own -> new Choice(own.siteSlug(), own.siteName())).toList()));
    }

    /**
     * A page of all answers of sites, also of those that a later one replaced, newest first.
     *
     * @param after the cursor of the page before, or null
     * @throws NotFound when the viewer may not read the entry
     */
    @Transactional
    public Slice<CheckView> answers(long entryId, String after, int limit, Viewer viewer) {
        entries.byId(entryId, viewer);
        long before = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        return Slice.of(checks.page(entryId, before, limit + 1, viewer), limit, last -> Cursor.write(LIST, last.id()));
    }

    /** One of them; {@link NotFound} when the entry, which the viewer may read, has none of that number. */
    @Transactional
    public CheckView answer(long entryId, long id, Viewer viewer) {
        entries.byId(entryId, viewer);
        return checks.one(entryId, id, viewer).orElseThrow(NotFound::new);
    }

    /** What waits for the viewer. */
    @Transactional
    public WaitingUpkeep waiting(Viewer viewer) {
        return viewer.signedIn()
                ? new WaitingUpkeep(entries.byIds(presses.flagged(SHOWN, viewer), viewer), entries.due(SHOWN, viewer))
                : new WaitingUpkeep(List.of(), List.of());
    }
}
