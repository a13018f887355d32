package network.vanguard.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryDeed;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about collections. Of what stands in one, everybody sees what they may read, and is told of nothing else. */
@Reads
@ApplicationScoped
public class CollectionFinder {

    private static final String LIST = "collections-newest";
    private static final int SHOWN = 20;
    /** After every collection that was changed so far. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final Collections collections;
    private final EntryFinder entries;

    CollectionFinder(Collections collections, EntryFinder entries) {
        this.collections = collections;
        this.entries = entries;
    }

    /**
     * A page of the collections, changed last first.
     *
     * @param after the cursor of the page before, or null
     */
    @Transactional
    public Slice<CollectionSummary> list(String after, int limit, Viewer viewer) {
        Optional<Cursor> before = Cursor.read(LIST, after);
        return Slice.of(
                collections.page(before.map(cursor -> cursor.instant(0)).orElse(LAST),
                        before.map(cursor -> cursor.number(1)).orElse(0L), limit + 1, viewer),
                limit, last -> Cursor.write(LIST, last.updatedAt(), last.ref().id()));
    }

    /** Whether the viewer may make one. */
    public boolean mayKeep(Viewer viewer) {
        return CollectionPolicy.mayKeep(viewer);
    }

    /**
     * The collections that an entry is in, which the caller has found readable; by their titles, at most twenty. To be asked together with
     * other things.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<CollectionRef>> with(long entryId, Viewer viewer) {
        return collections.with(entryId, SHOWN, viewer);
    }

    /**
     * The next collections that the viewer may read, by their numbers, each with its entries; those out of use only for who may bring them
     * back. Three queries, however many.
     *
     * @param after the number of the last one before, or 0
     */
    @Transactional
    public List<CollectionView> after(long after, int limit, Viewer viewer) {
        return views(collections.after(after, CollectionPolicy.mayKeep(viewer), limit, viewer), viewer);
    }

    /** The collection of that slug, if there is one that the viewer may read. */
    @Transactional
    public Optional<CollectionView> find(String slug, Viewer viewer) {
        return collections.bySlug(slug).filter(row -> CollectionPolicy.mayRead(row.visibility(), viewer))
                .map(row -> views(List.of(row), viewer).get(0));
    }

    /** What was done to a collection beside its text, newest first, for those who keep it; for others nothing. */
    @Transactional
    public List<EntryDeed> deeds(CollectionView view, Viewer viewer) {
        return CollectionPolicy.mayKeep(viewer) ? collections.deeds(view.ref().id(), SHOWN) : List.of();
    }

    /** A collection with its entries; {@link NotFound} when there is none that the viewer may read. */
    @Transactional
    public CollectionView bySlug(String slug, Viewer viewer) {
        return view(collections.bySlug(slug), viewer);
    }

    /** The same by its number. */
    @Transactional
    public CollectionView byId(long id, Viewer viewer) {
        return view(collections.byId(id), viewer);
    }

    /**
     * A collection that the viewer wants to change.
     *
     * @throws NotFound when there is none that the viewer may read
     * @throws Refused  when the viewer is no curator, or it is archived
     */
    @Transactional
    public CollectionView toChange(String slug, Viewer viewer) {
        CollectionView view = bySlug(slug, viewer);
        if (!view.mayKeep()) {
            throw new Refused("Collections are kept by curators, until they are archived.");
        }
        return view;
    }

    private CollectionView view(Optional<Collections.Row> found, Viewer viewer) {
        Collections.Row row = found.filter(one -> CollectionPolicy.mayRead(one.visibility(), viewer))
                .orElseThrow(NotFound::new);
        return views(List.of(row), viewer).get(0);
    }

    private List<CollectionView> views(List<Collections.Row> rows, Viewer viewer) {
        Map<Long, List<Collections.Placed>> placed = collections.placed(rows.stream().map(row -> row.ref().id()).toList());
        Map<Long, EntrySummary> readable = entries
                .byIds(placed.values().stream().flatMap(List::stream).map(Collections.Placed::entryId).distinct().toList(),
                        viewer)
                .stream().collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        return rows.stream().map(row -> view(row, placed.getOrDefault(row.ref().id(), List.of()), readable, viewer)).toList();
    }

    private static CollectionView view(Collections.Row row, List<Collections.Placed> placed, Map<Long, EntrySummary> readable,
            Viewer viewer) {
        List<Collections.Placed> shown = placed.stream().filter(one -> readable.containsKey(one.entryId())).toList();
        List<CollectionView.Item> items = new ArrayList<>();
        for (Collections.Placed one : shown) {
            items.add(new CollectionView.Item(readable.get(one.entryId()), one.note(), items.isEmpty(),
                    items.size() == shown.size() - 1));
        }
        return new CollectionView(row.ref(), row.body(), row.html(), row.visibility(), row.archived(), row.author(),
                row.updatedAt(), items, CollectionPolicy.mayKeep(viewer) && !row.archived(),
                CollectionPolicy.mayKeep(viewer) && row.archived());
    }
}
