package network.vanguard.collection;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.text.Slugs;

/**
 * What can be done with collections. Every verb throws {@link NotFound} when the viewer may not read the collection, {@link Refused} when
 * they are no curator, and {@link Conflict} when it is archived, unless it says otherwise.
 */
@ApplicationScoped
public class CollectionService {

    /** Most entries in one. */
    public static final int ENTRIES_MAX = 100;

    private final Collections collections;
    private final EntryFinder entries;
    private final Clock clock;

    CollectionService(Collections collections, EntryFinder entries, Clock clock) {
        this.collections = collections;
        this.entries = entries;
        this.clock = clock;
    }

    /** Makes a collection, with nothing in it yet. */
    @Transactional
    public CollectionRef make(@Valid CollectionInput input, Viewer viewer) {
        return make(input, Slugs.of(input.title()), viewer);
    }

    /**
     * The same at an address of its own.
     *
     * @param wanted slug; when it is taken, a number is added
     */
    @Transactional
    public CollectionRef make(@Valid CollectionInput input, String wanted, Viewer viewer) {
        refuse(viewer);
        // Its own page for writing one is at this address.
        String slug = wanted.equals("new") ? "new-2" : wanted;
        for (int n = 2; collections.slugTaken(slug); n++) {
            slug = wanted + "-" + n;
        }
        long id = collections.add(slug, input, viewer.memberId(), clock.instant());
        return new CollectionRef(id, slug, input.title(), 1);
    }

    /**
     * Writes title, introduction and readers anew.
     *
     * @param expected the revision that the writer had read
     * @throws Stale when somebody else was first
     */
    @Transactional
    public CollectionRef revise(long id, int expected, @Valid CollectionInput input, Viewer viewer) {
        kept(id, expected, viewer);
        collections.write(id, input);
        return changed(id);
    }

    /**
     * Puts an entry at the end. One that stands there already keeps its place and gets the sentence.
     *
     * @throws Invalid when there is no such entry that the viewer may read, or there is no room for more
     */
    @Transactional
    public CollectionRef put(long id, @Valid ItemInput input, Viewer viewer) {
        kept(id, null, viewer);
        EntrySummary entry = entries.find(input.entry(), viewer)
                .orElseThrow(() -> new Invalid("entry", "There is no entry with that number."));
        List<Collections.Placed> placed = collections.placed(id);
        if (placed.size() >= ENTRIES_MAX && placed.stream().noneMatch(one -> one.entryId() == entry.id())) {
            throw new Invalid("entry",
                    "A collection can have " + ENTRIES_MAX + " entries. Take one out first, or begin another.");
        }
        collections.put(id, entry.id(), input.note(), viewer.memberId(), clock.instant());
        return changed(id);
    }

    /** Takes an entry out; {@link NotFound} when it is not in it, as far as the viewer may know. */
    @Transactional
    public CollectionRef remove(long id, long entryId, Viewer viewer) {
        kept(id, null, viewer);
        entries.byId(entryId, viewer);
        if (!collections.remove(id, entryId)) {
            throw new NotFound();
        }
        return changed(id);
    }

    /**
     * Moves an entry one place up or down among those that the viewer sees; at the end of them it stays.
     *
     * @param expected the revision that the viewer had read: sent twice, it moves once
     * @param up       towards the first, else towards the last
     * @throws Stale when somebody else was first
     */
    @Transactional
    public CollectionRef move(long id, long entryId, int expected, boolean up, Viewer viewer) {
        kept(id, expected, viewer);
        List<Long> seen = entries.byIds(collections.placed(id).stream().map(Collections.Placed::entryId).toList(), viewer)
                .stream().map(EntrySummary::id).toList();
        int place = IntStream.range(0, seen.size()).filter(at -> seen.get(at) == entryId).findFirst()
                .orElseThrow(NotFound::new);
        int other = up ? place - 1 : place + 1;
        if (other >= 0 && other < seen.size()) {
            collections.swap(id, entryId, seen.get(other));
        }
        return changed(id);
    }

    /** Puts these entries, which are in it, into this order among themselves; the others keep their places. */
    @Transactional
    public CollectionRef order(long id, List<Long> entryIds, Viewer viewer) {
        kept(id, null, viewer);
        collections.order(id, entryIds);
        return changed(id);
    }

    /** Takes it out of use: it is listed nowhere any more, and its page says so. */
    @Transactional
    public CollectionRef archive(long id, Viewer viewer) {
        kept(id, null, viewer);
        collections.archive(id, clock.instant());
        collections.addDeed(id, clock.instant(), viewer.memberId(), "Archived");
        return changed(id);
    }

    /**
     * Brings an archived one back into use, as it was.
     *
     * @throws Conflict when it is in use
     */
    @Transactional
    public CollectionRef restore(long id, Viewer viewer) {
        if (!locked(id, viewer).archived()) {
            throw new Conflict("This collection is in use already.");
        }
        collections.archive(id, null);
        collections.addDeed(id, clock.instant(), viewer.memberId(), "Brought back");
        return changed(id);
    }

    private CollectionRef changed(long id) {
        collections.changed(id, clock.instant());
        return collections.byId(id).orElseThrow().ref();
    }

    private void kept(long id, Integer expected, Viewer viewer) {
        Collections.Row row = locked(id, viewer);
        if (row.archived()) {
            throw new Conflict("This collection is archived: it can be read, but not changed any more.");
        }
        if (expected != null && expected != row.ref().revision()) {
            throw new Stale();
        }
    }

    private Collections.Row locked(long id, Viewer viewer) {
        Collections.Row row = collections.forUpdate(id).filter(one -> CollectionPolicy.mayRead(one.visibility(), viewer))
                .orElseThrow(NotFound::new);
        refuse(viewer);
        return row;
    }

    private static void refuse(Viewer viewer) {
        if (!CollectionPolicy.mayKeep(viewer)) {
            throw new Refused("Collections are made and kept by curators. Propose one to them in a discussion.");
        }
    }
}
