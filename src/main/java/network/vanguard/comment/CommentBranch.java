package network.vanguard.comment;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * A comment and a page of what stands below it, in reading order.
 *
 * @param root  what the branch begins with
 * @param below what stands below it
 * @param next  the cursor of the page that follows, or null
 * @param later whether this is not the first page
 */
public record CommentBranch(EntrySummary entry, CommentView root, List<CommentView> below, String next, boolean later) {

    /** The address of the branch from its beginning. */
    public String url() {
        return root.url() + "/branch";
    }

    /** The address of the next page, or null. */
    public String more() {
        return next == null ? null : url() + "?after=" + next + "#" + root.anchor();
    }
}
