package network.vanguard.review;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about checklists. They can be read by those who may change the entry: its authors and the curators. */
@Reads
@ApplicationScoped
public class ChecklistFinder {

    private static final int ROUNDS_SHOWN = 20;

    private final Checklists checklists;
    private final EntryFinder entries;

    ChecklistFinder(Checklists checklists, EntryFinder entries) {
        this.checklists = checklists;
        this.entries = entries;
    }

    /**
     * What stands on the page of an entry; to be asked together with other things.
     *
     * @param revise whether the reader may change the entry; nobody else is told
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Advice> advice(EntrySummary entry, boolean revise) {
        return revise
                ? checklists.rounds(entry.id(), ROUNDS_SHOWN).map(rounds -> new Advice(entry, rounds))
                : Question.known(Advice.NONE);
    }

    /** What stands in the form of an entry that the viewer may change. */
    @Transactional
    public Advice inForm(EntrySummary entry) {
        return advice(entry, true).answer();
    }

    /** The last checklist of each version, the newest first; {@link NotFound} for whoever may not change the entry. */
    @Transactional
    public List<Checklist> rounds(long entryId, Viewer viewer) {
        if (!entries.actions(entryId, viewer).revise()) {
            throw new NotFound();
        }
        return checklists.rounds(entryId, ROUNDS_SHOWN).answer();
    }

    /**
     * What a curator needs to fill in the checklist.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when the viewer is no curator
     */
    @Transactional
    public Advice toFillIn(long entryId, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (!viewer.curator()) {
            throw new Refused("The checklist is filled in by curators. Its authors read it on the page of the case study.");
        }
        return new Advice(entry, checklists.rounds(entryId, ROUNDS_SHOWN).answer());
    }
}
