package network.vanguard.text;

import java.util.Locale;
import java.util.Map;

import com.github.slugify.Slugify;

/** The readable part of an address, made of a title. */
public final class Slugs {

    /** The longest slug; leaves room for the caller's "-2". */
    public static final int MAX_LENGTH = 80;

    /** Letters that are not a plain letter with an accent, so that taking the accents away does not make them plain. */
    private static final Map<String, String> LETTERS = Map.of("ß", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "ø", "o", "Ø", "o",
            "ł",
            "l", "Ł", "l", "đ", "d", "&", " and ");
    private static final Slugify SLUGIFY = Slugify.builder().locale(Locale.ENGLISH).customReplacements(LETTERS).build();

    private Slugs() {}

    /**
     * Small letters a to z, digits and single hyphens, cut at a word, never empty. Accents are dropped; a title in
     * another script becomes "untitled". Not unique: whoever keeps slugs adds "-2" and so on.
     */
    public static String of(String title) {
        String slug = SLUGIFY.slugify(title).replace('_', '-').replaceAll("-{2,}", "-");
        if (slug.length() > MAX_LENGTH) {
            int word = slug.lastIndexOf('-', MAX_LENGTH);
            slug = slug.substring(0, word > MAX_LENGTH / 2 ? word : MAX_LENGTH);
        }
        slug = slug.replaceAll("^-|-$", "");
        return slug.isEmpty() ? "untitled" : slug;
    }
}
