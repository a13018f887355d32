package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The formula, and the only place where it stands. How alike an entry d is to what is asked about, q, is the sum over the features f that
 * both have:
 *
 * <pre>
 * part(f)  = weight(f, q) · fit(f, d)
 * weight   = w(f) · amount(f, q)            computed here
 * w(f)     = round(1024 · ln(1 + (N − n + 0.5) / (n + 0.5)))            N entries in the network, n of them have f
 * amount   of a concept: its strength, 1024 for a tag, half for each level above it
 *          of a word that stands x times: round(1024 · v · 8x / (x + 7))
 * v        = √(4 / max(4, tags of q)) · min(1, (ln N / 10)²)            what words count beside tags
 * fit      BM25 with k1 = 1.2, in 1/65536, computed in the database     see {@link #FIT}
 * </pre>
 *
 * Words count less the more tags say what a text is about, and less in a small network, where an ordinary word is rare by mere chance:
 * both were measured on two collections with known answers (graph.md). Only the {@value #WORDS} heaviest words of q are asked for; more
 * change nothing that can be measured.
 *
 * <p>All are whole numbers below 2^53 in sum, so that every node, every order of summing and Java and SQL agree to the last bit.
 */
final class Similarity {

    /** The unit of parts and scores: 1024 · 1024 · 65536 make one. */
    static final double ONE = 0x1p36;
    /** How many words of a text are asked for. */
    static final int WORDS = 32;

    /**
     * How well a feature p fits an entry whose lengths are m, in 1/65536, as SQL. Of a concept:
     * strength · 2.2 / (1 + 1.2 · (0.7 + 0.3 · tags / average)); of a word that stands x times:
     * 2.2 · x / (x + 1.2 · (0.25 + 0.75 · words / average)). Both are written as a fraction of whole numbers and rounded down;
     * {@code :averageTags} is in hundredths.
     */
    static final String FIT = """
            CASE WHEN p.feature > 0
                 THEN CAST(65536 * 220 AS bigint) * :averageTags / (184 * :averageTags + 3600 * m.tags) * p.amount / 1024
                 ELSE CAST(65536 * 22 AS bigint) * :averageWords * p.amount
                      / (10 * :averageWords * p.amount + 3 * :averageWords + 9 * m.words) END""";

    private static final double AMOUNT = 1024;

    private Similarity() {}

    /** The weight of each feature that is asked for, by its id. */
    static Map<Long, Long> weights(Collection<Feature> asked, Network network) {
        long tags = asked.stream().filter(Feature::ownTag).count();
        double size = StrictMath.log(network.entries()) / 10;
        double share = Math.sqrt(4.0 / Math.max(4, tags)) * Math.min(1, size * size);
        Map<Long, Long> weights = new LinkedHashMap<>();
        asked.stream().filter(Feature::concept)
                .forEach(concept -> weights.put(concept.id(), rarity(concept, network) * concept.amount()));
        words(asked, network, share).forEach(word -> weights.put(word.getKey(), word.getValue()));
        weights.values().removeIf(weight -> weight <= 0);
        return weights;
    }

    private static List<Map.Entry<Long, Long>> words(Collection<Feature> asked, Network network, double share) {
        Stream<Map.Entry<Long, Long>> words = asked.stream().filter(feature -> !feature.concept()).map(word -> Map
                .entry(word.id(),
                        rarity(word, network) * Math.round(AMOUNT * share * 8 * word.amount() / (word.amount() + 7))));
        return words.sorted(comparing(Map.Entry<Long, Long>::getValue).reversed().thenComparing(Map.Entry::getKey))
                .limit(WORDS).toList();
    }

    /** StrictMath, because Math.log may differ between machines. */
    private static long rarity(Feature feature, Network network) {
        double others = network.entries() - feature.carriers() + 0.5;
        return Math.round(1024 * StrictMath.log(1 + others / (feature.carriers() + 0.5)));
    }
}
