package network.vanguard.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of which the words that were found are marked. It travels as parts, never as HTML, so that whoever shows it escapes it like any
 * other text.
 *
 * @param parts in reading order; together they are the text
 */
public record Highlight(List<Part> parts) {

    /** What PostgreSQL puts before and after a word that was found: private characters, which it was told to drop from the text first. */
    static final char START = '\uE000';
    static final char STOP = '\uE001';

    /** A piece of the text. */
    public record Part(String text, boolean marked) {}

    public Highlight {
        parts = List.copyOf(parts);
    }

    /** A text in which nothing is marked. */
    static Highlight plain(String text) {
        return new Highlight(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
    }

    /** Takes a text with marks apart. A mark that is never closed ends with the text; one without a beginning is dropped. */
    static Highlight of(String marked) {
        List<Part> parts = new ArrayList<>();
        boolean within = false;
        int from = 0;
        for (int at = 0; at <= marked.length(); at++) {
            boolean end = at == marked.length();
            if (end || marked.charAt(at) == START || marked.charAt(at) == STOP) {
                if (at > from) {
                    parts.add(new Part(marked.substring(from, at), within));
                }
                within = !end && marked.charAt(at) == START;
                from = at + 1;
            }
        }
        return new Highlight(parts);
    }

    /** Whether any word is marked. */
    public boolean any() {
        return parts.stream().anyMatch(Part::marked);
    }
}
