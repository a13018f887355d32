package network.vanguard.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import network.vanguard.text.Diff;

/**
 * What a comment said before it was changed.
 *
 * @param number     1 for what was posted
 * @param quote      what it quoted, or null
 * @param replacedAt when it was changed into what came after it
 */
public record CommentRevision(int number, CommentKind kind, String body, String quote, Instant replacedAt) {

    /** What it said, and word by word what was changed in it. */
    public record Change(CommentRevision before, List<Diff.Piece> pieces) {}

    /**
     * How a comment came to say what it says, the last change first.
     *
     * @param revisions what it said before, the last first
     * @param now       what it says now
     */
    static List<Change> changes(List<CommentRevision> revisions, String now) {
        List<Change> changes = new ArrayList<>();
        String after = now;
        for (CommentRevision before : revisions) {
            changes.add(new Change(before, Diff.words(before.body(), after)));
            after = before.body();
        }
        return changes;
    }
}
