package network.vanguard.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/** What changed from one version of a text to the next. */
public final class Diff {

    /** Comparing costs at most the product of both lengths; above this, one whole text replaces the other. */
    private static final long MOST_PAIRS = 4_000_000;

    /** What happened to a piece. */
    public enum Change {
        KEPT,
        ADDED,
        REMOVED
    }

    /**
     * A piece of either version.
     *
     * @param text a line without its end, or words with the spaces between them; plain text, to be escaped
     */
    public record Piece(Change change, String text) {}

    private Diff() {}

    /** Line by line, in reading order; of a changed line the old one comes first. */
    public static List<Piece> lines(String before, String after) {
        return pieces(List.of(before.split("\n", -1)), List.of(after.split("\n", -1)));
    }

    /** Word by word, neighbours of the same kind joined: the kept and added pieces together are the text after. */
    public static List<Piece> words(String before, String after) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Change change = Change.KEPT;
        for (Piece piece : pieces(tokens(before), tokens(after))) {
            if (piece.change() != change) {
                flush(joined, change, run);
                change = piece.change();
            }
            run.append(piece.text());
        }
        flush(joined, change, run);
        return joined;
    }

    private static void flush(List<Piece> joined, Change change, StringBuilder run) {
        if (!run.isEmpty()) {
            joined.add(new Piece(change, run.toString()));
            run.setLength(0);
        }
    }

    /** Words and what stands between them, in turn. */
    private static List<String> tokens(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)"));
    }

    private static List<Piece> pieces(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Change.KEPT, before.subList(0, head));
        middle(pieces, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(pieces, Change.KEPT, before.subList(before.size() - tail, before.size()));
        return pieces;
    }

    private static void middle(List<Piece> pieces, List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            add(pieces, Change.REMOVED, before);
            add(pieces, Change.ADDED, after);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, Change.KEPT, before.subList(at, from));
            add(pieces, Change.REMOVED, delta.getSource().getLines());
            add(pieces, Change.ADDED, delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(pieces, Change.KEPT, before.subList(at, before.size()));
    }

    private static void add(List<Piece> pieces, Change change, List<String> texts) {
        texts.forEach(text -> pieces.add(new Piece(change, text)));
    }
}
