package network.vanguard.review;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;

/** What can be done with checklists. */
@ApplicationScoped
public class ChecklistService {

    private final Checklists checklists;
    private final EntryFinder entries;
    private final EntryService service;
    private final Clock clock;

    ChecklistService(Checklists checklists, EntryFinder entries, EntryService service, Clock clock) {
        this.checklists = checklists;
        this.entries = entries;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Saves a checklist about the text that stands there. What nobody has taken yet is taken into review with it.
     *
     * @param shown the version that the curator has read, or null for any
     * @return its number
     * @throws NotFound when the viewer may not read the case study
     * @throws Refused  when the viewer is no curator
     * @throws Conflict when it does not wait for the curators, or another curator has it in review
     * @throws Stale    when the text was changed, or another checklist saved, after the viewer read them
     * @throws Invalid  when a criterion comes twice
     */
    @Transactional
    public ChecklistRef save(long entryId, @Valid ChecklistInput input, EntryVersion shown, Viewer viewer) {
        service.expect(entryId, EntryKind.CASE_STUDY, null, viewer);
        EntrySummary entry = entries.byId(entryId, viewer);
        EntryActions actions = entries.actions(entryId, viewer);
        if (!viewer.curator()) {
            throw new Refused("The checklist is filled in by curators.");
        }
        if (!actions.giveBack()) {
            throw new Conflict(actions.take()
                    ? "Another curator has this in review. Take it over first, then fill in the checklist."
                    : "The checklist is filled in while a case study waits for the curators; this one does not.");
        }
        service.expect(entryId, EntryKind.CASE_STUDY, shown, viewer);
        if (!checklists.newest(entryId).orElse(0L).equals(input.after() == null ? Long.valueOf(0) : input.after())) {
            throw new Stale();
        }
        Set<String> seen = new HashSet<>();
        if (!input.marks().stream().map(Mark::criterion).allMatch(seen::add)) {
            throw new Invalid("marks", "Each question can be answered once.");
        }
        if (actions.take()) {
            service.take(entryId, null, viewer);
        }
        return new ChecklistRef(
                checklists.add(entryId, entry.revision(), viewer.memberId(), clock.instant(), input.marks()), entry.url());
    }
}
