package network.vanguard.comment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;

/** Questions about comments. A comment can be read by those who may read its entry. */
@ApplicationScoped
public class CommentFinder {

    /** Comments on a page that people read. */
    public static final int PAGE = 50;
    /** Comments above the one that a link leads to, so that it does not stand alone. */
    private static final int ABOVE = 10;

    private final Comments comments;
    private final EntryFinder entries;

    CommentFinder(Comments comments, EntryFinder entries) {
        this.comments = comments;
        this.entries = entries;
    }

    /**
     * A page of an entry's thread in reading order: one query, however deep. {@link NotFound} when the viewer may not read the entry.
     *
     * @param after the cursor of the page before, or null
     * @param limit comments on a page
     */
    @Transactional
    public CommentPage page(long entryId, String after, int limit, Viewer viewer) {
        byte[] start = CommentPath.of(after);
        Slice<Comments.Placed> page = Slice.of(comments.page(entryId, start, limit + 1, viewer), limit,
                last -> CommentPath.cursor(last.path()));
        // without a comment to see nothing tells yet whether the entry may be read
        int total = page.items().isEmpty()
                ? comments.total(entryId, viewer).orElseThrow(NotFound::new)
                : page.items().get(0).total();
        return new CommentPage(page.items().stream().map(Comments.Placed::comment).toList(), page.next(), total);
    }

    /**
     * What the fragment {@code comment/thread} shows below an entry. {@link NotFound} when the viewer may not read the entry.
     *
     * @param after the query parameter {@code comments} of the entry's page, or null
     */
    @Transactional
    public CommentThread thread(EntrySummary entry, String after, Viewer viewer) {
        return new CommentThread(entry, page(entry.id(), after, PAGE, viewer), after != null && !after.isBlank(),
                viewer.signedIn(), CommentPolicy.mayPost(entry.state(), viewer), viewer);
    }

    /** One comment; {@link NotFound} when the viewer may not read its entry. */
    @Transactional
    public CommentView one(long id, Viewer viewer) {
        return find(id, viewer).orElseThrow(NotFound::new);
    }

    /** One comment, if there is one that the viewer may read. */
    @Transactional
    public Optional<CommentView> find(long id, Viewer viewer) {
        return comments.one(id, viewer).map(Comments.Placed::comment);
    }

    /**
     * The address of a page of the entry on which the comment stands, with its anchor. {@link NotFound} when the viewer may not read the
     * entry. Costs the same however long the thread is.
     */
    @Transactional
    public String place(long id, Viewer viewer) {
        Comments.Placed placed = comments.one(id, viewer).orElseThrow(NotFound::new);
        List<byte[]> before = comments.before(placed.comment().entryId(), placed.path(), PAGE);
        String page = before.size() < PAGE ? "" : "?comments=" + CommentPath.cursor(before.get(ABOVE));
        return entries.byId(placed.comment().entryId(), viewer).url() + page + "#" + placed.comment().anchor();
    }

    /** How many comments can be seen under each of these entries, which the caller has found readable; those without are missing. */
    @Transactional
    public Map<Long, Integer> counts(Collection<Long> entryIds) {
        return comments.totals(entryIds);
    }
}
