package network.vanguard.casestudy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/** How a story is known again without keeping it. */
final class StoryWords {

    private StoryWords() {}

    /** SHA-256 of its letters and digits: other spaces, signs and capitals make no other story. */
    static byte[] digest(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
