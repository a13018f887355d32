package network.vanguard.upkeep;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Affiliation;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What other sites can say of whether an entry holds where they are. */
@ApplicationScoped
public class CheckService {

    private final LocalChecks checks;
    private final EntryFinder entries;
    private final EntryService steps;
    private final Clock clock;

    CheckService(LocalChecks checks, EntryFinder entries, EntryService steps, Clock clock) {
        this.checks = checks;
        this.entries = entries;
        this.steps = steps;
        this.clock = clock;
    }

    /** An answer that is there, by its number. */
    public record CheckRef(long id) {}

    /**
     * Says for a site whether the entry holds there. It takes the place of what the site said before, which stays in the list; the same
     * answer again changes nothing.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  for a site that is not theirs, for the entry's own, and for who wrote it
     * @throws Invalid  when they belong to several sites and name none, and for no without a reason
     */
    @Transactional
    public CheckRef answer(long entryId, @Valid CheckInput input, Viewer viewer) {
        // held until the transaction ends, so that two of a site cannot answer at once
        steps.expect(entryId, null, null, viewer);
        EntrySummary entry = entries.byId(entryId, viewer);
        Affiliation site = site(input.site(), UpkeepPolicy.maySpeakFor(entry, viewer));
        if (!input.holds() && input.reason() == null) {
            throw new Invalid("reason", CheckInput.REASON_MISSING);
        }
        Optional<CheckView> before = checks.current(entryId, site.siteId(), viewer);
        if (before.isPresent() && same(before.get(), input, entry, viewer)) {
            return new CheckRef(before.get().id());
        }
        before.ifPresent(one -> checks.replace(one.id(), clock.instant()));
        return new CheckRef(
                checks.add(entryId, site.siteId(), input, entry.revision(), viewer.memberId(), clock.instant()));
    }

    private static boolean same(CheckView before, CheckInput input, EntrySummary entry, Viewer viewer) {
        return before.holds() == input.holds() && Objects.equals(before.place(), input.place())
                && Objects.equals(before.reason(), input.reason()) && before.revision() == entry.revision()
                && before.member().handle().equals(viewer.handle());
    }

    private static Affiliation site(String slug, List<Affiliation> sites) {
        if (sites.isEmpty()) {
            throw new Refused(
                    "Other sites say whether this is true where they are. You need to belong to one, other than the one "
                            + "that it was written for; who wrote it cannot confirm it.");
        }
        if (slug == null && sites.size() == 1) {
            return sites.get(0);
        }
        if (slug == null) {
            throw new Invalid("site", "Choose the site that you speak for.");
        }
        return sites.stream().filter(own -> own.siteSlug().equals(slug)).findFirst()
                .orElseThrow(
                        () -> new Refused("You can speak only for a site that you belong to, other than the one that it was "
                                + "written for."));
    }

    /**
     * Takes back an answer: nobody reads it any more. One that is gone stays gone.
     *
     * @throws NotFound when the entry, which the viewer may read, has none of that number
     * @throws Refused  when it is somebody else's
     */
    @Transactional
    public void withdraw(long entryId, long id, Viewer viewer) {
        steps.expect(entryId, null, null, viewer);
        CheckView check = checks.one(entryId, id, viewer).orElseThrow(NotFound::new);
        if (!check.mayWithdraw()) {
            throw new Refused("Only who gave this answer, and curators, can take it back.");
        }
        checks.withdraw(id, clock.instant());
    }
}
