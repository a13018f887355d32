package network.vanguard.comment;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;

/**
 * A page of an entry's thread and the form below it: what the fragment {@code comment/thread} shows.
 *
 * @param later    whether this is not the first page
 * @param signedIn whether somebody is there who could comment
 * @param mayPost  whether they may
 * @param viewer   who is looking
 */
public record CommentThread(EntrySummary entry, CommentPage page, boolean later, boolean signedIn, boolean mayPost,
        Viewer viewer) {

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
        return page.next() == null ? null : entry.url() + "?comments=" + page.next() + "#comments";
    }
}
