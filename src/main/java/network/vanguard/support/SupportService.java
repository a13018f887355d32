package network.vanguard.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationMerged;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;

/** What can be said of the support that a case study tells of, by those who may change its text. Everything stands in its history. */
@ApplicationScoped
public class SupportService {

    /** Nothing here is older or lies further ahead: what does is a slip of the finger. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final SupportLines support;
    private final EntryFinder entries;
    private final EntryService spine;
    private final SiteFinder sites;
    private final OrganisationService organisations;
    private final Clock clock;

    SupportService(SupportLines support, EntryFinder entries, EntryService spine, SiteFinder sites,
            OrganisationService organisations, Clock clock) {
        this.support = support;
        this.entries = entries;
        this.spine = spine;
        this.sites = sites;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Adds a line. The same line again is the one that is there.
     *
     * @throws NotFound when the viewer may not read the case study
     * @throws Refused  when the viewer may not change it
     * @throws Invalid  for a giver that is not named or named twice, a day that cannot be, and more than {@link Support#MAX} lines
     */
    @Transactional
    public SupportRef add(long entryId, @Valid SupportInput input, Viewer viewer) {
        held(entryId, viewer);
        List<SupportLine> there = support.ofEntry(entryId);
        Optional<SupportLine> same = there.stream().filter(line -> line.input().equals(input)).findFirst();
        if (same.isPresent()) {
            return new SupportRef(same.get().id());
        }
        if (there.size() >= Support.MAX) {
            throw new Invalid("what", "There can be " + Support.MAX + " lines at most. Remove one first.");
        }
        long id = add(entryId, input, "", viewer);
        changed(entryId, "Added support: " + name(input), viewer);
        return new SupportRef(id);
    }

    /** Says something else of a line; errors are those of {@link #add}, and {@link NotFound} when there is no such line. */
    @Transactional
    public void change(long entryId, long id, @Valid SupportInput input, Viewer viewer) {
        held(entryId, viewer);
        if (line(entryId, id).input().equals(input)) {
            return;
        }
        support.change(id, input, site(input, ""), organisation(input, ""));
        changed(entryId, "Changed support: " + name(input), viewer);
    }

    /** Says that today is its last day, unless it had ended before; errors are those of {@link #change}. */
    @Transactional
    public void end(long entryId, long id, Viewer viewer) {
        held(entryId, viewer);
        SupportInput now = line(entryId, id).input();
        LocalDate last = today();
        if (now.until() != null && !now.until().isAfter(last)) {
            return;
        }
        SupportInput ended = new SupportInput(now.kind(), now.what(), now.site(), now.organisation(), now.since(),
                now.since().isAfter(last) ? now.since() : last, now.pounds(), now.hours());
        support.change(id, ended, site(ended, ""), organisation(ended, ""));
        changed(entryId, "Ended support: " + name(now), viewer);
    }

    /** Takes a line away that should never have been there; errors are those of {@link #change}. */
    @Transactional
    public void remove(long entryId, long id, Viewer viewer) {
        held(entryId, viewer);
        SupportLine line = line(entryId, id);
        support.remove(id);
        changed(entryId, "Removed support: " + name(line.input()), viewer);
    }

    /** Puts these lines in the place of all that were there, for an importer; errors are those of {@link #add}. */
    @Transactional
    public void replace(long entryId, List<@Valid SupportInput> lines, Viewer viewer) {
        held(entryId, viewer);
        if (support.ofEntry(entryId).stream().map(SupportLine::input).toList().equals(lines)) {
            return;
        }
        support.removeAll(entryId);
        for (int i = 0; i < lines.size(); i++) {
            add(entryId, lines.get(i), "support[" + i + "].", viewer);
        }
        changed(entryId, "Wrote anew what the formal side gave", viewer);
    }

    /**
     * Says that it is an informal practice, and what its group has agreed to.
     *
     * @throws NotFound when the viewer may not read the case study
     * @throws Refused  when the viewer may not change it
     * @throws Invalid  for a day to come, and when the permission is missing of what is submitted or published
     */
    @Transactional
    public void informal(long entryId, @Valid InformalInput input, Viewer viewer) {
        EntrySummary entry = held(entryId, viewer);
        InformalInput before = support.informal(entryId).orElse(null);
        if (input.equals(before)) {
            return;
        }
        if (input.permission() == null && entry.state() != EntryState.DRAFT) {
            throw new Invalid("permission", PermissionGate.MISSING);
        }
        refuseFuture("permission.on", input.permission() == null ? null : input.permission().on());
        refuseFuture("totals.on", input.totals() == null ? null : input.totals().on());
        support.write(entryId, input, viewer.memberId(), clock.instant());
        if (before == null) {
            changed(entryId, "Said that it is an informal practice", viewer);
        }
        deed(entryId, before == null ? null : before.permission(), input.permission(), "the group’s permission to tell it",
                viewer);
        deed(entryId, before == null ? null : before.totals(), input.totals(), "the group’s consent to show totals", viewer);
    }

    private void deed(long entryId, Object before, Object now, String what, Viewer viewer) {
        if (!Objects.equals(before, now)) {
            spine.deed(entryId, (now == null ? "Took back " : "Recorded ") + what, viewer);
        }
    }

    /**
     * The group no longer lets others see totals: nobody does from now on. Nothing happens when it never did.
     *
     * @throws NotFound when the viewer may not read the case study, or it is not informal
     * @throws Refused  when the viewer may not do this
     */
    @Transactional
    public void hideTotals(long entryId, Viewer viewer) {
        readable(entryId, viewer);
        InformalInput before = support.informal(entryId).orElseThrow(NotFound::new);
        if (!entries.actions(entryId, viewer).withdraw()) {
            throw new Refused("Only those who look after it, and moderators, can take the group’s consent back.");
        }
        support.write(entryId, new InformalInput(before.permission(), null), viewer.memberId(), clock.instant());
        deed(entryId, before.totals(), null, "the group’s consent to show totals", viewer);
    }

    /**
     * Says that it is not informal after all; nothing happens when nobody had said so. Of what is out that would show totals to which no group
     * agreed, so that only a curator can.
     *
     * @throws NotFound when the viewer may not read the case study
     * @throws Refused  when the viewer may not do this
     */
    @Transactional
    public void formal(long entryId, Viewer viewer) {
        EntrySummary entry = held(entryId, viewer);
        if (support.informal(entryId).isEmpty()) {
            return;
        }
        if (entry.state() != EntryState.DRAFT && !viewer.curator()) {
            throw new Refused("Once it was submitted, only a curator can say that it is not an informal practice.");
        }
        support.formal(entryId);
        changed(entryId, "Said that it is not an informal practice", viewer);
    }

    void joined(@Observes OrganisationMerged organisation) {
        support.move(organisation.from(), organisation.into());
    }

    private long add(long entryId, SupportInput input, String way, Viewer viewer) {
        return support.add(entryId, input, site(input, way), organisation(input, way), viewer.memberId(), clock.instant());
    }

    private void changed(long entryId, String deed, Viewer viewer) {
        spine.deed(entryId, deed, viewer);
        index(entryId);
    }

    /** What is kept is found with the text. */
    private void index(long entryId) {
        String lines = support.ofEntry(entryId).stream().map(line -> line.what() + "\n" + line.giver())
                .collect(Collectors.joining("\n"));
        spine.givenWords(entryId, support.informal(entryId).isPresent() ? "Informal practice\n" + lines : lines);
    }

    private static String name(SupportInput input) {
        return input.kind().label().toLowerCase(Locale.ROOT);
    }

    private Long site(SupportInput input, String way) {
        refuseDays(input, way);
        if (input.site() == null) {
            return null;
        }
        if (input.organisation() != null) {
            throw new Invalid(way + "organisation", "Choose a site or write a name, not both.");
        }
        return sites.ref(input.site()).map(SiteRef::id)
                .orElseThrow(() -> new Invalid(way + "site", "There is no such site. Choose one of the list."));
    }

    private Long organisation(SupportInput input, String way) {
        if (input.site() != null) {
            return null;
        }
        if (input.organisation() == null) {
            throw new Invalid(way + "organisation", "Say who gave it: choose a site, or write the name of an organisation.");
        }
        try {
            return organisations.named(input.organisation()).id();
        } catch (Invalid invalid) {
            throw new Invalid(way + "organisation", invalid.errors().get(0).message());
        }
    }

    private static void refuseDays(SupportInput input, String way) {
        if (input.since().isBefore(FIRST) || input.since().isAfter(LAST)) {
            throw new Invalid(way + "since", "Write a day between 1900 and 2100.");
        }
        if (input.until() != null && (input.until().isBefore(input.since()) || input.until().isAfter(LAST))) {
            throw new Invalid(way + "until", "The last day comes after the first one, and before 2100.");
        }
    }

    private void refuseFuture(String field, LocalDate day) {
        if (day != null && (day.isAfter(today()) || day.isBefore(FIRST))) {
            throw new Invalid(field, "Write the day on which they agreed, today at the latest.");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    private SupportLine line(long entryId, long id) {
        return support.one(id).filter(line -> line.entryId() == entryId).orElseThrow(NotFound::new);
    }

    private EntrySummary readable(long entryId, Viewer viewer) {
        spine.expect(entryId, EntryKind.CASE_STUDY, null, viewer);
        return entries.byId(entryId, viewer);
    }

    /** The case study, which nobody else changes until the transaction ends, for somebody who may change it. */
    private EntrySummary held(long entryId, Viewer viewer) {
        EntrySummary entry = readable(entryId, viewer);
        if (!entries.actions(entryId, viewer).revise()) {
            throw new Refused("Only its authors and the curators can change this.");
        }
        return entry;
    }
}
