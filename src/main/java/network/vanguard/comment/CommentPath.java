package network.vanguard.comment;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import network.vanguard.paging.Cursor;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;

/**
 * Where a comment stands in its thread: three bytes for each ancestor and for itself, each the place among its siblings. Compared as
 * unsigned bytes, a comment comes after the one it answers and before that one's next sibling, so the order of paths is reading order.
 */
final class CommentPath {

    static final String LIST = "comments-in-reading-order";
    /** Deepest place in a thread; 0 is a comment on the entry itself. */
    static final int MAX_DEPTH = 64;

    /** Where a thread begins: before every comment, and the parent of those on the entry itself. */
    static final byte[] START = {};

    /** Replies to a comment that are shown before somebody asks for the others. */
    static final int SHOWN_REPLIES = 5;
    /** How deep a thread is shown before somebody goes on with a branch. */
    static final int SHOWN_DEPTH = 8;

    private static final int STEP = 3;
    private static final byte[] BEHIND = {-1, -1, -1, -1};
    private static final int MAX_ORDINAL = (1 << 8 * STEP) - 1;

    private CommentPath() {}

    /**
     * The place of the ordinal-th reply there.
     *
     * @param ordinal from 1
     * @throws Conflict when that many replies have been given that no further one has a place
     */
    static byte[] child(byte[] parent, int ordinal) {
        if (ordinal < 1 || ordinal > MAX_ORDINAL) {
            throw new Conflict("No more replies fit here. Reply to one of the replies, or start a new discussion.");
        }
        byte[] path = Arrays.copyOf(parent, parent.length + STEP);
        for (int i = 0; i < STEP; i++) {
            path[parent.length + i] = (byte) (ordinal >>> 8 * (STEP - 1 - i));
        }
        return path;
    }

    /**
     * Below which place a reply to this comment goes. That is the comment itself, until the thread is as deep as it may be: a reply to a
     * comment at the greatest depth becomes its sibling. It still comes after it, and still says whom it answers.
     */
    static byte[] branchFor(byte[] answered) {
        return depth(answered) < MAX_DEPTH ? answered : Arrays.copyOf(answered, answered.length - STEP);
    }

    /** How many ancestors there are. */
    static int depth(byte[] path) {
        return path.length / STEP - 1;
    }

    /**
     * Whether the comment at that place is folded away until somebody opens its branch: it stands very deep, or it or something above it
     * is not among the first replies there. It never changes, because places are given out once and for all.
     */
    static boolean folded(byte[] path) {
        return open(path).length < path.length;
    }

    /** The place of the nearest comment above, or of this one, that is not folded away. */
    static byte[] open(byte[] path) {
        for (int level = 1; level <= depth(path); level++) {
            if (level >= SHOWN_DEPTH || ordinal(path, level) > SHOWN_REPLIES) {
                return Arrays.copyOf(path, level * STEP);
            }
        }
        return path;
    }

    /** Behind everything of the branch that begins at that place, and before its next sibling. */
    static byte[] end(byte[] path) {
        byte[] end = Arrays.copyOf(path, path.length + BEHIND.length);
        System.arraycopy(BEHIND, 0, end, path.length, BEHIND.length);
        return end;
    }

    /** How many of the replies given to a comment there are folded away. */
    static int hidden(int depth, int replies) {
        return depth + 1 >= SHOWN_DEPTH ? replies : Math.max(0, replies - SHOWN_REPLIES);
    }

    private static int ordinal(byte[] path, int level) {
        int ordinal = 0;
        for (int i = level * STEP; i < (level + 1) * STEP; i++) {
            ordinal = ordinal << 8 | path[i] & 0xff;
        }
        return ordinal;
    }

    /** A path as the cursor that a page ends with. */
    static String cursor(byte[] path) {
        return Cursor.write(LIST, Base64.getUrlEncoder().withoutPadding().encodeToString(path));
    }

    /**
     * The path that a cursor stands for; the start for none.
     *
     * @throws Invalid when we never gave out such a cursor
     */
    static byte[] of(String cursor) {
        Optional<Cursor> written = Cursor.read(LIST, cursor);
        if (written.isEmpty()) {
            return START;
        }
        try {
            byte[] path = Base64.getUrlDecoder().decode(written.get().text(0));
            if (path.length % STEP == 0 && depth(path) <= MAX_DEPTH) {
                return path;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw Invalid.request("after", "This is not the cursor of a page of comments. Start again without it.");
    }
}
