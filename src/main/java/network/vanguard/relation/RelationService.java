package network.vanguard.relation;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What can be done with links between entries. */
@ApplicationScoped
public class RelationService {

    private final Relations relations;
    private final EntryFinder entries;
    private final Event<RelationChanged> changed;
    private final Clock clock;

    RelationService(Relations relations, EntryFinder entries, Event<RelationChanged> changed, Clock clock) {
        this.relations = relations;
        this.entries = entries;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Links an entry to another one. What is linked like this already stays as it is, and is answered; of what says the same from both
     * ends, that goes for the other way round too.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Invalid  when there is no other entry that the viewer may read, for an entry and itself, and for a part that would be a
     *                  part of itself, over whatever steps, whoever may read them
     * @throws Refused  when nobody is signed in, or may not say that something is a part
     */
    @Transactional
    public RelationRef make(long entryId, @Valid RelationInput input, Viewer viewer) {
        entries.byId(entryId, viewer);
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to link entries.");
        }
        if (entries.find(input.other(), viewer).isEmpty()) {
            throw new Invalid("other", "There is no entry with that number.");
        }
        if (entryId == input.other()) {
            throw new Invalid("other", "This is the entry itself. Choose another one to link it to.");
        }
        RelationType type = RelationType.of(input.type()).orElseThrow();
        if (type == RelationType.PART_OF) {
            refusePart(entryId, input.other(), viewer);
        }
        return add(entryId, type, input.other(), input.note(), viewer);
    }

    private void refusePart(long entryId, long otherId, Viewer viewer) {
        boolean revisesOne = entries.actions(entryId, viewer).revise() || entries.actions(otherId, viewer).revise();
        if (!RelationPolicy.mayMake(RelationType.PART_OF, revisesOne, viewer)) {
            throw new Refused("Only those who may change one of the two can say that it is a part of the other. "
                    + "You can say that it cites it.");
        }
        relations.lockParts();
        if (relations.within(otherId, entryId)) {
            throw new Invalid("other", "That one is a part of this already, so this cannot be a part of that.");
        }
    }

    /**
     * Links the thread of an introduction to one of the two entries that it introduces; for the floor that introduces, which has asked
     * whether the viewer may.
     */
    @Transactional
    public RelationRef introduces(long threadId, long entryId, Viewer viewer) {
        return add(threadId, RelationType.INTRODUCES, entryId, null, viewer);
    }

    /**
     * Says that an entry named what the other tells of; for the floor that follows leads, which has asked whether somebody may. Shown, as every
     * link, to those who may read both.
     */
    @Transactional
    public RelationRef names(long entryId, long otherId, Viewer viewer) {
        return add(entryId, RelationType.CITES, otherId, null, viewer);
    }

    private RelationRef add(long entryId, RelationType type, long otherId, String note, Viewer viewer) {
        Optional<Long> made = relations.add(entryId, type, otherId, note, viewer.memberId(), clock.instant());
        if (made.isEmpty()) {
            return relations.find(entryId, type, otherId).map(there -> new RelationRef(there, false))
                    .orElseThrow(() -> new Conflict("Somebody undid this link at this moment. Send it again."));
        }
        changed.fire(new RelationChanged(entryId, otherId));
        return new RelationRef(made.get(), true);
    }

    /**
     * Undoes a link; it is kept with who undid it and when. One that is undone already stays so.
     *
     * @param entryId either of its ends
     * @throws NotFound when the entry has no link of that number whose both ends the viewer may read
     * @throws Refused  when it is not the viewer's to undo
     */
    @Transactional
    public void undo(long entryId, long id, Viewer viewer) {
        Relations.Ends ends = relations.forUpdate(entryId, id).orElseThrow(NotFound::new);
        entries.byId(ends.entryId(), viewer);
        entries.byId(ends.otherId(), viewer);
        if (!ends.live()) {
            return;
        }
        if (!relations.one(entryId, id, viewer).map(Relations.Row::mayUndo).orElseThrow(NotFound::new)) {
            throw new Refused("Only who made this link, the authors of the two, and curators can undo it.");
        }
        relations.undo(id, viewer.memberId(), clock.instant());
        changed.fire(new RelationChanged(ends.entryId(), ends.otherId()));
    }
}
