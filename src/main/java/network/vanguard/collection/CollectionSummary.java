package network.vanguard.collection;

import java.time.Instant;

import network.vanguard.text.PlainText;

/**
 * A collection as lists show it.
 *
 * @param entries how many of its entries the reader may read
 */
public record CollectionSummary(CollectionRef ref, String body, String visibility, long entries, Instant updatedAt) {

    private static final int EXCERPT = 200;

    /** How its introduction begins. */
    public String excerpt() {
        return PlainText.excerpt(body, EXCERPT);
    }

    /** "1 entry", "3 entries". */
    public String size() {
        return entries == 1 ? "1 entry" : entries + " entries";
    }
}
