package network.vanguard.casestudy;

import java.util.Arrays;
import java.util.List;

/** What a browser sends as text, as values. */
final class FormText {

    private FormText() {}

    /** Without spaces around it; null when nothing is left. */
    static String line(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** With one kind of line end. */
    static String lines(String text) {
        return orEmpty(text).replace("\r\n", "\n").strip();
    }

    /** Lines, or null when nothing is left. */
    static String text(String typed) {
        String text = lines(typed);
        return text.isEmpty() ? null : text;
    }

    static List<String> split(String text, String separator) {
        return Arrays.stream(orEmpty(text).replace("\r", "").split(separator)).map(String::strip)
                .filter(part -> !part.isEmpty()).toList();
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** The one at that place; empty when none was sent. */
    static String at(List<String> list, int index) {
        return list != null && index < list.size() ? orEmpty(list.get(index)) : "";
    }

    /** How many rows were sent at most. */
    @SafeVarargs
    static int longest(List<String>... columns) {
        int most = 0;
        for (List<String> sent : columns) {
            most = Math.max(most, sent == null ? 0 : sent.size());
        }
        return most;
    }
}
