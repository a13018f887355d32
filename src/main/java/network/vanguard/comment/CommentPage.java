package network.vanguard.comment;

import java.util.List;

/**
 * A page of a thread in reading order.
 *
 * @param next  the cursor of the page that follows, or null
 * @param total the comments of the whole thread that can be seen
 */
public record CommentPage(List<CommentView> comments, String next, int total) {}
