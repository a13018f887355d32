package network.vanguard.vocabulary;

import java.text.Normalizer;
import java.util.Locale;

/** How two ways of writing one name are recognised: case, accents, hyphens and doubled spaces do not count. */
public final class LabelKey {

    private LabelKey() {}

    /** The folded form; empty when nothing but punctuation is left. */
    public static String of(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+&/]+", " ").strip();
    }
}
