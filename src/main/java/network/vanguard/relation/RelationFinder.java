package network.vanguard.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about links that people made. A link can be read by those who may read both of its ends. */
@Reads
@ApplicationScoped
public class RelationFinder {

    /** Links on the page of their entry. */
    public static final int ON_PAGE = 10;
    /** Links on a page of their own. */
    public static final int PAGE = 50;

    private static final String LIST = "links-newest";

    private final Relations relations;
    private final EntryFinder entries;

    RelationFinder(Relations relations, EntryFinder entries) {
        this.relations = relations;
        this.entries = entries;
    }

    /**
     * A page of an entry's links, newest first, each as seen from it. Two queries.
     *
     * @param after the cursor of the page before, or null
     * @throws NotFound when the viewer may not read the entry
     */
    @Transactional
    public Slice<RelationView> links(long entryId, String after, int limit, Viewer viewer) {
        entries.byId(entryId, viewer);
        return page(entryId, after, limit, viewer).answer();
    }

    /**
     * What the fragment {@code relation/linked} shows on the page of an entry, which the caller has found readable. To be asked together
     * with other things.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Linked> forPage(EntrySummary entry, Viewer viewer) {
        return page(entry.id(), null, ON_PAGE, viewer).map(links -> new Linked(entry, links, false, viewer.signedIn()));
    }

    /** A page of all links of an entry; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Linked all(long entryId, String after, Viewer viewer) {
        return new Linked(entries.byId(entryId, viewer), page(entryId, after, PAGE, viewer).answer(),
                after != null && !after.isBlank(), viewer.signedIn());
    }

    /** One link as seen from an entry; {@link NotFound} when it has none of that number whose both ends the viewer may read. */
    @Transactional
    public RelationView one(long entryId, long id, Viewer viewer) {
        return find(entryId, id, viewer).orElseThrow(NotFound::new);
    }

    /** The same, if there is one. */
    @Transactional
    public Optional<RelationView> find(long entryId, long id, Viewer viewer) {
        return relations.one(entryId, id, viewer).flatMap(row -> views(List.of(row), viewer).answer().stream().findFirst());
    }

    private Question<Slice<RelationView>> page(long entryId, String after, int limit, Viewer viewer) {
        long before = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        return relations.page(entryId, before, limit + 1, viewer)
                .map(rows -> Slice.of(rows, limit, last -> Cursor.write(LIST, last.id())))
                .then(rows -> views(rows.items(), viewer).map(views -> new Slice<>(views, rows.next())));
    }

    private Question<List<RelationView>> views(List<Relations.Row> rows, Viewer viewer) {
        return entries.askByIds(rows.stream().map(Relations.Row::there).distinct().toList(), viewer)
                .map(others -> views(rows, others.stream().collect(Collectors.toMap(EntrySummary::id, Function.identity()))));
    }

    private static List<RelationView> views(List<Relations.Row> rows, Map<Long, EntrySummary> others) {
        return rows.stream().filter(row -> others.containsKey(row.there()))
                .map(row -> new RelationView(row.id(), row.type(), row.inverted(), others.get(row.there()), row.maker(),
                        row.makerSite(), row.madeAt(), row.note(), row.mayUndo()))
                .toList();
    }
}
