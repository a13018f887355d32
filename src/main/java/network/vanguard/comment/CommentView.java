package network.vanguard.comment;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;
import network.vanguard.text.PlainText;
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
 * @param mayReact  whether the reader may say what they make of it
 * @param mayReadHistory whether the reader may see what it said before
 * @param quote     what it quotes of the comment that it answers; null for nothing
 * @param reactions what readers made of it
 * @param folded    whether it is folded away in reading order until somebody opens its branch
 * @param hidden    how many of the replies to it are folded away
 * @param ledTo     the case study that was begun because of it; null when there is none that the reader may read
 * @param mayReport whether the reader may report it
 * @param mayAskWhy whether the reader wrote it and it is hidden, so that they can read why and appeal
 * @param standing  how it stands as a challenge, a question and an answer
 * @param speaking  null when its author speaks by name; else author is that role, and without a handle
 */
public record CommentView(long id, long entryId, Long parentId, int depth, CommentKind kind, MemberRef author, SiteRef site,
        String body, SafeHtml html, Instant postedAt, Instant editedAt, CommentState state, MemberRef answers, boolean mayReply,
        boolean mayRevise, boolean mayRemove, LedTo ledTo, Quote quote, Reactions reactions, boolean folded, int hidden,
        boolean mayReact, boolean mayReadHistory, boolean mayReport, boolean mayAskWhy,
        CommentStanding standing, Speaking speaking) {

    /**
     * Words of the comment that is answered. They go with it: when that one is removed, hidden, or changed so that they
     * no longer stand in it, nobody reads them here either.
     *
     * @param words empty when they are no longer there
     */
    public record Quote(String words) {

        /** Whether what was quoted can no longer be read. */
        public boolean gone() {
            return words.isEmpty();
        }
    }

    /**
     * As what somebody speaks instead of by name.
     *
     * @param as        "A practitioner in urgent care (1)"; the number is theirs in this thread only
     * @param own       whether it is the reader's own
     * @param mayLookUp whether the reader may ask, with a reason, who it is
     */
    public record Speaking(String as, boolean own, boolean mayLookUp) {}

    /** A case study that was begun because of a comment. */
    public record LedTo(String url, String title) {}

    private static final int LEVELS = 3;
    private static final int EXCERPT = 140;

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

    /** Its beginning, in a line. */
    public String excerpt() {
        return PlainText.excerpt(body, EXCERPT);
    }

    /** The words of the link to the replies that are folded away. */
    public String more() {
        if (depth + 1 >= CommentPath.SHOWN_DEPTH) {
            return "Go on with this branch: " + hidden + (hidden == 1 ? " reply" : " replies");
        }
        return "Show " + hidden + (hidden == 1 ? " more reply" : " more replies");
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
