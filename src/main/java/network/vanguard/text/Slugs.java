package network.vanguard.text;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Letters and digits that nobody takes for another. */
    private static final String DRAWN = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int DRAWN_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Slugs() {}

    /** Sixteen letters and digits drawn by lot, for what must not be guessed, counted or told by its address. Unique for all purposes. */
    public static String byLot() {
        return RANDOM.ints(DRAWN_LENGTH, 0, DRAWN.length()).mapToObj(DRAWN::charAt).map(String::valueOf)
                .collect(Collectors.joining());
    }

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
