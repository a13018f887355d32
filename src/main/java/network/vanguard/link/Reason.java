package network.vanguard.link;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something that two entries share, and what it adds to the score of their link.
 *
 * @param name   the slug of a concept, or the stem of a word
 * @param label  as people read it
 * @param weight a summand of the score: those of all reasons together are the score
 */
public record Reason(Kind kind, String name, String label, double weight) {

    /** What is shared. */
    public enum Kind {
        /** A tag of both. */
        TAG,
        /** A concept that stands above a tag of at least one of them. */
        BROADER,
        /** A word of both texts. */
        WORD;

        /** The name in JSON. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The label within a sentence: "Heart and circulatory disease" begins small, "COPD" and "Men's Sheds" stay. */
    public String inSentence() {
        return label.length() > 1 && label.substring(1).equals(label.substring(1).toLowerCase(Locale.ROOT))
                ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1)
                : label;
    }
}
