package network.vanguard.comment;

import java.util.List;

/**
 * A page of a thread.
 *
 * @param next  the cursor of the page that follows, or null
 * @param total the comments of the whole thread that can be seen
 * @param newest the number of the last comment in the thread; 0 when there is none on this page
 * @param challenged whether a challenge in the thread has waited too long for an answer; not known of a page without a comment
 */
public record CommentPage(List<CommentView> comments, String next, int total, long newest, boolean challenged) {}
