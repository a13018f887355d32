package network.vanguard.comment;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;
import network.vanguard.text.SafeHtml;

/**
 * A comment as a reader sees it. Of one that was removed or hidden, only its place is left.
 *
 * @param parentId  the comment it answers, or null
 * @param depth     how deep it stands in the thread, 0 to 64
 * @param author    null when it was removed or hidden
 * @param site      the site the author spoke from, or null
 * @param body      as typed; empty when it was removed or hidden
 * @param editedAt  null while it stands as it was posted
 * @param answers   who wrote what it answers; null when it answers nothing, or something removed or hidden
 * @param mayReply  whether the reader may answer it
 * @param mayRevise whether the reader may change it
 * @param mayRemove whether the reader may take it away
 * @param ledTo     the case study that was begun because of it; null when there is none that the reader may read
 */
public record CommentView(long id, long entryId, Long parentId, int depth, CommentKind kind, MemberRef author, SiteRef site,
        String body, SafeHtml html, Instant postedAt, Instant editedAt, CommentState state, MemberRef answers, boolean mayReply,
        boolean mayRevise, boolean mayRemove, LedTo ledTo) {

    /** A case study that was begun because of a comment. */
    public record LedTo(String url, String title) {}

    private static final int LEVELS = 3;

    /** How far it is set in on a page: 1 to 3. What stands deeper is set in as the third and says whom it answers. */
    public int level() {
        return Math.min(depth + 1, LEVELS);
    }

    /** Whether it stands deeper than the page shows. */
    public boolean deep() {
        return depth >= LEVELS;
    }

    /** Whether there is a text to read. */
    public boolean visible() {
        return state == CommentState.VISIBLE;
    }

    /** Whether its author took it away. */
    public boolean removed() {
        return state == CommentState.REMOVED;
    }

    /** The id of its element on a page. */
    public String anchor() {
        return "comment-" + id;
    }

    /** The address that leads to it, whichever page of its thread it is on. */
    public String url() {
        return "/comments/" + id;
    }
}
