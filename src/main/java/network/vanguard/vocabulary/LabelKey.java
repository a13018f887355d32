package network.vanguard.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How two ways of writing one name are recognised: case, accents, apostrophes, hyphens and doubled spaces do not count. */
public final class LabelKey {

    /** Every sign that stands for an apostrophe on some keyboard. Before the rest, which would take them for spaces or accents. */
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u0027\\u2018\\u2019\\u02BC\\u00B4\\u0060\\uFF07]");

    private LabelKey() {}

    /** The folded form; empty when it has neither a letter nor a digit. */
    public static String of(String label) {
        String key = Normalizer.normalize(APOSTROPHES.matcher(label).replaceAll(""), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+&/]+", " ").strip();
        return key.codePoints().anyMatch(Character::isLetterOrDigit) ? key : "";
    }
}
