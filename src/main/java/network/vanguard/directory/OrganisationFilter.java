package network.vanguard.directory;

import java.util.Locale;

import network.vanguard.organisation.OrganisationKind;
import network.vanguard.vocabulary.LabelKey;

/**
 * Which organisations a reader wants to see.
 *
 * @param letter that their names begin with; empty for any
 * @param kind   null for any
 * @param words  in their names, folded; empty for any
 */
record OrganisationFilter(String letter, OrganisationKind kind, String words) {

    /** As typed: what is no letter or no kind is passed over. */
    static OrganisationFilter of(String letter, String type, String q) {
        String first = letter == null ? "" : letter.strip().toLowerCase(Locale.ROOT);
        String words = q == null ? "" : LabelKey.of(q);
        return new OrganisationFilter(first.matches("[a-z]") ? first : "", OrganisationKind.of(type).orElse(null),
                words.length() > 200 ? words.substring(0, 200) : words);
    }

    boolean any() {
        return !letter.isEmpty() || kind != null || !words.isEmpty();
    }
}
