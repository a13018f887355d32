package network.vanguard.link;

/**
 * The formula, and the only place where it stands. How alike an entry d is to what is asked about, q, is the sum over the features f that
 * both have:
 *
 * <pre>
 * part(f)  = ask(f, q) · fit(f, d)
 * ask      of a concept: w(f) · strength            1024 for the entry's own tag, half for each level above it
 *          of a word that stands x times: w(f) · round(1024 · v · 8x / (x + 7))
 * w(f)     = round(1024 · ln(1 + (N − n + 0.5) / (n + 0.5)))            N entries in the network, n of them have f
 * v        = √(4 / max(4, tags of q)) · min(1, (ln N / 10)²)            what words count beside tags
 * fit      BM25 with k1 = 1.2, in 1/65536: of a concept with b = 0.3 and the number of tags of d as its length, times its strength;
 *          of a word with b = 0.75 and the number of words
 * </pre>
 *
 * Words count less the more tags say what a text is about, and less in a small network, where an ordinary word is rare by mere chance:
 * both were measured on two collections with known answers (docs/link-quality.md). Only the {@value #WORDS} heaviest words of q are asked
 * for.
 *
 * <p>N, n and the averages are those of an {@link Epoch}. All are whole numbers below 2^53 in sum, so that every node, every order of
 * summing and Java and SQL agree to the last bit.
 */
final class Similarity {

    /** The unit of parts and scores: 1024 · 1024 · 65536 make one. */
    static final double ONE = 0x1p36;
    /** How many words of a text are asked for. */
    static final int WORDS = 32;
    /** The strength of an entry's own tag. */
    static final int OWN = 1024;

    /** No word fits better than this. */
    static final long FIT_MAX = 65536L * 22 / 10;

    /** {@link #conceptFit} and {@link #wordFit} of the feature p of the entry whose lengths are m, as SQL. */
    static final String FIT = """
            CASE WHEN p.feature > 0
                 THEN CAST(65536 * 220 AS bigint) * :averageTags / (184 * :averageTags + 3600 * m.tags) * p.amount / 1024
                 ELSE CAST(65536 * 22 AS bigint) * :averageWords * p.amount
                      / (10 * :averageWords * p.amount + 3 * :averageWords + 9 * m.words) END""";

    private Similarity() {}

    /** w. StrictMath, because Math.log may differ between machines. */
    static int rarity(long entries, long carriers) {
        double others = Math.max(0, entries - carriers) + 0.5;
        return (int) Math.round(1024 * StrictMath.log(1 + others / (carriers + 0.5)));
    }

    /** v, for an entry with so many tags. */
    static double wordShare(long entries, int tags) {
        double size = StrictMath.log(Math.max(1, entries)) / 10;
        return Math.sqrt(4.0 / Math.max(4, tags)) * Math.min(1, size * size);
    }

    static long conceptAsk(int rarity, int strength) {
        return (long) rarity * strength;
    }

    /** @param share v of the asking entry */
    static long wordAsk(int rarity, double share, int times) {
        return rarity * Math.round(1024 * share * 8 * times / (times + 7));
    }

    /** 65536 · 2.2 / (1 + 1.2 · (0.7 + 0.3 · tags / average)) · strength, as fractions of whole numbers that are rounded down. */
    static long conceptFit(Epoch epoch, int tags, int strength) {
        return 65536L * 220 * epoch.averageTags() / (184 * epoch.averageTags() + 3600L * tags) * strength / OWN;
    }

    /** 65536 · 2.2 · x / (x + 1.2 · (0.25 + 0.75 · words / average)), likewise. */
    static long wordFit(Epoch epoch, int words, int times) {
        return 65536L * 22 * epoch.averageWords() * times
                / (10 * epoch.averageWords() * times + 3 * epoch.averageWords() + 9L * words);
    }
}
