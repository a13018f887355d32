package network.vanguard.link;

/**
 * The formula, and the only place where it stands. How alike an entry d is to what is asked about, q, is the sum over the features f that
 * both have:
 *
 * <pre>
 * part(f)  = ask(f, q) · fit(f, d)
 * ask      of a concept: w(f) · strength            1024 for the entry's own tag, half for each level above it
 *          of a word that stands x times: w(f) · round(1024 · 0.8 · min(1, 40 / words) · 8x / (x + 7)), with the different words of q
 * w(f)     = round(1024 · ln(1 + (N − n + 0.5) / (n + 0.5)))            N entries in the network, n of them have f
 * fit      BM25 with k1 = 1.2, in 1/65536: of a concept with b = 0.3 and the number of tags of d as its length, times its strength;
 *          of a word with b = 0.85 and the number of words
 * </pre>
 *
 * The words of an entry are those of its title (twice), summary and body, and once each those of the names of its own tags: so a tag also
 * meets those who only wrote of it. The words of a long text, taken together, weigh no more than forty: else its tags would not be heard.
 * That, the share of words beside tags (0.8), b, and how words are parted were measured on collections with known answers
 * (docs/link-quality.md).
 *
 * <p>N, n and the averages are those of an {@link Epoch}. All are whole numbers below 2^53 in sum, so that every node, every order of
 * summing and Java and SQL agree to the last bit.
 */
final class Similarity {

    /** The unit of parts and scores: 1024 · 1024 · 65536 make one. */
    static final double ONE = 0x1p36;
    /** The strength of an entry's own tag. */
    static final int OWN = 1024;

    /** No word fits better than this. */
    static final long WORD_FIT_MAX = 65536L * 22 / 10;

    /** {@link #conceptFit} and {@link #wordFit} of the feature p of the entry whose lengths are m, as SQL. */
    static final String FIT = """
            CASE WHEN p.feature > 0
                 THEN CAST(65536 * 220 AS bigint) * :averageTags / (184 * :averageTags + 3600 * m.tags) * p.amount / 1024
                 ELSE CAST(65536 * 220 AS bigint) * :averageWords * p.amount
                      / (100 * :averageWords * p.amount + 18 * :averageWords + 102 * m.words) END""";

    private Similarity() {}

    /** w. StrictMath, because Math.log may differ between machines. */
    static int rarity(long entries, long carriers) {
        double others = Math.max(0, entries - carriers) + 0.5;
        return (int) Math.round(1024 * StrictMath.log(1 + others / (carriers + 0.5)));
    }

    static long conceptAsk(int rarity, int strength) {
        return (long) rarity * strength;
    }

    static long wordAsk(int rarity, int times, int differentWords) {
        return rarity * wordShare(times, differentWords);
    }

    /** What a word that stands so many times among so many different ones is asked for, beside an own tag, in 1/1024. */
    static long wordShare(int times, int differentWords) {
        return Math.round(1024 * 0.8 * 8 * times / (times + 7) * Math.min(1, 40.0 / differentWords));
    }

    /** 65536 · 2.2 / (1 + 1.2 · (0.7 + 0.3 · tags / average)) · strength, as fractions of whole numbers that are rounded down. */
    static long conceptFit(Epoch epoch, int tags, int strength) {
        return 65536L * 220 * epoch.averageTags() / (184 * epoch.averageTags() + 3600L * tags) * strength / OWN;
    }

    /** 65536 · 2.2 · x / (x + 1.2 · (0.15 + 0.85 · words / average)), likewise. */
    static long wordFit(Epoch epoch, int words, int times) {
        return 65536L * 220 * epoch.averageWords() * times
                / (100 * epoch.averageWords() * times + 18 * epoch.averageWords() + 102L * words);
    }
}
