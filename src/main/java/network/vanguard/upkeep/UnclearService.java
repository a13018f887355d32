package network.vanguard.upkeep;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryDetail;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What a reader can say who still would not know what to do. */
@ApplicationScoped
public class UnclearService {

    private final UnclearPresses presses;
    private final EntryFinder entries;
    private final EntryDetail details;
    private final Clock clock;

    UnclearService(UnclearPresses presses, EntryFinder entries, EntryDetail details, Clock clock) {
        this.presses = presses;
        this.entries = entries;
        this.details = details;
        this.clock = clock;
    }

    /**
     * Says that the viewer still would not know what to do. Said again, the new question takes the place of the old one.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when nobody is signed in, and for who wrote it
     */
    @Transactional
    public void press(long entryId, @Valid UnclearInput input, Viewer viewer) {
        EntrySummary entry = readers(entryId, viewer);
        Long site = viewer.affiliations().isEmpty() ? null : viewer.affiliations().get(0).siteId();
        presses.put(entryId, viewer.memberId(), site, input.question(), entry.revision(), clock.instant());
    }

    /** Takes it back, with the question. Whoever has said nothing has nothing to take back, and may all the same. */
    @Transactional
    public void takeBack(long entryId, Viewer viewer) {
        entries.byId(entryId, viewer);
        presses.remove(entryId, viewer.memberId());
    }

    /**
     * Says that the viewer would know now: what others said of an earlier text no longer counts.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when nobody is signed in, and for who wrote it
     * @throws Conflict when the entry does not say yet what to do first
     */
    @Transactional
    public void clear(long entryId, Viewer viewer) {
        EntrySummary entry = readers(entryId, viewer);
        if (!details.firstStep(entry).filled()) {
            throw new Conflict(
                    "This does not say yet what to do first. Its authors fill that in; then you can say that you would "
                            + "know now.");
        }
        presses.clear(entryId, entry.revision(), viewer.memberId(), clock.instant());
    }

    private EntrySummary readers(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (!UpkeepPolicy.mayPress(entry, viewer)) {
            throw new Refused("Readers who are signed in say this of what is published; who wrote it cannot.");
        }
        return entry;
    }
}
