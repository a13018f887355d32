package network.vanguard.comment;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;

/**
 * A page of an entry's thread and the form below it: what the fragment {@code comment/thread} shows.
 *
 * @param order    how it is sorted
 * @param later    whether this is not the first page
 * @param signedIn whether somebody is there who could comment
 * @param mayPost  whether they may
 * @param viewer   who is looking
 * @param standing what the thread owes its readers
 */
public record CommentThread(EntrySummary entry, CommentPage page, CommentOrder order, boolean later, boolean signedIn,
        boolean mayPost, Viewer viewer, ThreadStanding standing) {

    /** The empty form. */
    public CommentForm form() {
        return CommentForm.emptyFor(viewer);
    }

    /** The sites the viewer may speak from; empty when they belong to none. */
    public List<Choice> sites() {
        return CommentForm.sitesOf(viewer);
    }

    /** "Comments", "1 comment", "12 comments". */
    public String heading() {
        return page.total() == 0 ? "Comments" : page.total() + (page.total() == 1 ? " comment" : " comments");
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null ? null : address(order, page.next());
    }

    /** Whether the last one is shown first. */
    public boolean newestFirst() {
        return order == CommentOrder.NEWEST;
    }

    /** The address of the first page. */
    public String begin() {
        return address(order, null);
    }

    /** Whether there is anything to sort. */
    public boolean sortable() {
        return page.total() > 1;
    }

    /** The orders that can be chosen, with their addresses. */
    public List<Order> orders() {
        return CommentOrder.all().stream().map(one -> new Order(one.label(), address(one, null), one == order)).toList();
    }

    /** Whether a comment that is posted now would stand at the end of this page. */
    public boolean endsHere() {
        return page.next() == null && !newestFirst();
    }

    /** One order: its words, its address, and whether it is the one that is shown. */
    public record Order(String label, String url, boolean chosen) {}

    private String address(CommentOrder in, String after) {
        String query = Stream
                .of(in == CommentOrder.OLDEST ? null : "order=" + in.code(), after == null ? null : "comments=" + after)
                .filter(Objects::nonNull).collect(Collectors.joining("&"));
        return entry.url() + (query.isEmpty() ? "" : "?" + query) + "#comments";
    }
}
