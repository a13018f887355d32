package network.vanguard.comment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about comments. A comment can be read by those who may read its entry. */
@Reads
@ApplicationScoped
public class CommentFinder {

    /** Comments on a page that people read. */
    public static final int PAGE = 50;
    /** Comments on the entry itself on a page that is sorted by use, and how many are shown of each and what is below it. */
    private static final int TOPS = 10;
    private static final int WITH_REPLIES = 6;
    private static final int MOST_REACTED = 100;
    private static final String NEWEST = "comments-newest";
    private static final String USEFUL = "comments-most-useful";
    /** Comments above the one that a link leads to, so that it does not stand alone. */
    private static final int ABOVE = 10;

    private final Comments comments;
    private final EntryFinder entries;

    CommentFinder(Comments comments, EntryFinder entries) {
        this.comments = comments;
        this.entries = entries;
    }

    /**
     * A page of an entry's thread: one query, however deep or long it is. {@link NotFound} when the viewer may not read the entry.
     *
     * @param order how it is sorted; in reading order it is all there, by use with the first replies to each
     * @param after the cursor of the page before, or null
     * @param limit comments on a page; by use, comments on the entry itself
     */
    @Transactional
    public CommentPage page(long entryId, CommentOrder order, String after, int limit, Viewer viewer) {
        return switch (order) {
            case OLDEST ->
                page(entryId, Slice.of(comments.page(entryId, CommentPath.of(after), limit + 1, viewer).answer(), limit,
                        last -> CommentPath.cursor(last.path())), viewer);
            case NEWEST -> page(entryId, Slice.of(comments.newest(entryId, before(after), limit + 1, viewer).answer(), limit,
                    last -> Cursor.write(NEWEST, last.comment().id())), viewer);
            case USEFUL -> page(entryId, mostUseful(entryId, after, limit, viewer), viewer);
        };
    }

    /** The same in reading order as people read it: without what is folded away. */
    private Question<CommentPage> shown(long entryId, String after, Viewer viewer) {
        return comments.shown(entryId, CommentPath.of(after), PAGE + 1, viewer)
                .then(rows -> ask(entryId, Slice.of(rows, PAGE, last -> CommentPath.cursor(last.path())), viewer));
    }

    private CommentPage page(long entryId, Slice<Comments.Placed> page, Viewer viewer) {
        return ask(entryId, page, viewer).answer();
    }

    private Question<CommentPage> ask(long entryId, Slice<Comments.Placed> page, Viewer viewer) {
        if (page.items().isEmpty()) {
            // without a comment to see nothing tells yet whether the entry may be read
            return comments.total(entryId, viewer).map(total -> new CommentPage(List.of(), null,
                    total.orElseThrow(NotFound::new), 0, false));
        }
        return Question.known(new CommentPage(page.items().stream().map(Comments.Placed::comment).toList(), page.next(),
                page.items().get(0).total(), page.items().get(0).newest(),
                page.items().get(0).challenged()));
    }

    private Slice<Comments.Placed> mostUseful(long entryId, String after, int limit, Viewer viewer) {
        Optional<Cursor> from = Cursor.read(USEFUL, after);
        List<Comments.Placed> rows = comments.mostUseful(entryId, from.map(at -> (int) at.number(0)).orElse(Integer.MAX_VALUE),
                from.map(at -> at.number(1)).orElse(Long.MAX_VALUE), limit + 1, WITH_REPLIES, viewer);
        List<CommentView> tops = rows.stream().map(Comments.Placed::comment).filter(one -> one.parentId() == null).toList();
        if (tops.size() <= limit) {
            return new Slice<>(rows, null);
        }
        CommentView last = tops.get(limit - 1);
        long next = tops.get(limit).id();
        return new Slice<>(rows.stream().takeWhile(row -> row.comment().id() != next).toList(),
                Cursor.write(USEFUL, last.reactions().useful(), last.id()));
    }

    private static long before(String after) {
        return Cursor.read(NEWEST, after).map(at -> at.number(0)).orElse(Long.MAX_VALUE);
    }

    /**
     * What the fragment {@code comment/thread} shows below an entry. {@link NotFound} when the viewer may not read the entry. To be asked
     * together with other things.
     *
     * @param asked which part of it the page was asked for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<CommentThread> thread(EntrySummary entry, CommentsAsked asked, Viewer viewer) {
        CommentOrder order = asked.inOrder();
        Question<CommentPage> pages = switch (order) {
            case OLDEST -> shown(entry.id(), asked.comments, viewer);
            case NEWEST -> Question.known(page(entry.id(), order, asked.comments, PAGE, viewer));
            case USEFUL -> Question.known(page(entry.id(), order, asked.comments, TOPS, viewer));
        };
        return pages
                .then(page -> standing(entry, page, viewer).map(standing -> new CommentThread(entry, page, order, asked.later(),
                        viewer.signedIn(), CommentPolicy.mayPost(entry.state(), viewer), viewer, standing)));
    }

    /** Most threads owe nothing and ask nothing, which their comments tell already. */
    private Question<ThreadStanding> standing(EntrySummary entry, CommentPage page, Viewer viewer) {
        boolean may = page.challenged() || entry.kind() == EntryKind.DISCUSSION
                || page.comments().isEmpty() && page.total() > 0;
        return may ? comments.standing(entry.id(), viewer) : Question.known(ThreadStanding.NONE);
    }

    /**
     * A comment and a page of what stands below it, in reading order. {@link NotFound} when the viewer may not read its entry.
     *
     * @param after the cursor of the page before, or null
     */
    @Transactional
    public CommentBranch branch(long id, String after, int limit, Viewer viewer) {
        Comments.Placed root = comments.one(id, viewer).orElseThrow(NotFound::new);
        byte[] from = CommentPath.of(after);
        Slice<Comments.Placed> below = Slice.of(comments.branch(root.comment().entryId(), root.path(),
                from.length == 0 ? root.path() : from, limit + 1, viewer).answer(), limit,
                last -> CommentPath.cursor(last.path()));
        return new CommentBranch(entries.byId(root.comment().entryId(), viewer), root.comment(),
                below.items().stream().map(Comments.Placed::comment).toList(), below.next(), from.length > 0);
    }

    /**
     * Comments that were posted after that one, the first of them first; {@link NotFound} when the viewer may not read the entry.
     *
     * @param after the number of the last comment that is known; 0 for none
     */
    @Transactional
    public List<CommentView> since(long entryId, long after, int limit, Viewer viewer) {
        entries.byId(entryId, viewer);
        return comments.since(entryId, after, limit, viewer).answer().stream().map(Comments.Placed::comment).toList();
    }

    /** Who does the same as a comment tells and who would like to know more, at most 100; {@link NotFound} when it cannot be read. */
    @Transactional
    public List<Reacted> reacted(long id, Viewer viewer) {
        return one(id, viewer).visible() ? comments.reacted(id, MOST_REACTED) : List.of();
    }

    /**
     * What a comment said before, the last first.
     *
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  unless it is the viewer's own, or they are a moderator
     */
    @Transactional
    public List<CommentRevision> revisions(long id, Viewer viewer) {
        if (!one(id, viewer).mayReadHistory()) {
            throw new Refused("What a comment said before is for its author and the moderators.");
        }
        return comments.revisions(id);
    }

    /** Comments that name the viewer and that they may read, the last first; none for somebody who has not signed in. */
    @Transactional
    public List<CommentView> naming(Viewer viewer, int most) {
        return viewer.signedIn() ? comments.naming(viewer, most).stream().map(Comments.Placed::comment).toList() : List.of();
    }

    /** What the thread of an entry owes its readers, and which comment answered it; the caller has found the entry readable. */
    @Transactional
    public ThreadStanding standing(long entryId, Viewer viewer) {
        return comments.standing(entryId, viewer).answer();
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
     * The address of a page of the entry, or of a branch of its thread, on which the comment stands, with its anchor. {@link NotFound} when the viewer may not read the
     * entry. Costs the same however long the thread is.
     */
    @Transactional
    public String place(long id, Viewer viewer) {
        Comments.Placed placed = comments.one(id, viewer).orElseThrow(NotFound::new);
        CommentView comment = placed.comment();
        byte[] open = CommentPath.open(placed.path());
        boolean folded = open.length < placed.path().length;
        List<byte[]> before = folded
                ? comments.before(comment.entryId(), open, placed.path(), PAGE)
                : comments.before(comment.entryId(), placed.path(), PAGE);
        String from = before.size() < PAGE ? "" : CommentPath.cursor(before.get(ABOVE));
        String page = folded
                ? "/comments/" + comments.at(comment.entryId(), open) + "/branch" + (from.isEmpty() ? "" : "?after=" + from)
                : entries.byId(comment.entryId(), viewer).url() + (from.isEmpty() ? "" : "?comments=" + from);
        return page + "#" + comment.anchor();
    }

    /** How many comments can be seen under each of these entries, which the caller has found readable; those without are missing. */
    @Transactional
    public Map<Long, Integer> counts(Collection<Long> entryIds) {
        return comments.totals(entryIds);
    }
}
