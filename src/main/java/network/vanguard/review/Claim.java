package network.vanguard.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Something that an entry says has changed: a figure or a result. It has no number of its own, so a judgement remembers what it said.
 *
 * @param number its place in the entry, from 1 on
 * @param text   what was measured or found
 * @param figure its value, or null
 */
public record Claim(int number, String text, String figure) {

    private static final int SHORTEST_WORD = 3;

    /** The whole of it in a line. */
    public String quote() {
        return figure == null || figure.isBlank() ? text : figure + ": " + text;
    }

    /** The same for the same words, whatever the spaces between them. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(quote().strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How much of their words two claims share: from 0, nothing, to 1, all. */
    static double likeness(String one, String other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        Set<String> all = new HashSet<>(words);
        all.addAll(others);
        words.retainAll(others);
        return all.isEmpty() ? 0 : (double) words.size() / all.size();
    }

    private static Set<String> words(String quote) {
        Set<String> words = new HashSet<>();
        for (String word : quote.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }
}
