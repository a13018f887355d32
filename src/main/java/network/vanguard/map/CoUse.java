package network.vanguard.map;

import java.util.Arrays;
import java.util.List;

/**
 * How many entries carry two topics, for every two that any entry carries both of. Does not change; sums and differences are new ones.
 */
final class CoUse {

    /** Nothing was counted. */
    static final CoUse NONE = new CoUse(0, new long[0], new int[0]);

    private final long entries;
    /** The lower place in the upper half and the higher one in the lower half, rising; a topic with itself is how many carry it. */
    private final long[] pairs;
    private final int[] shared;

    /** Takes the arrays as they are: {@code pairs} rising, each once. */
    CoUse(long entries, long[] pairs, int[] shared) {
        this.entries = entries;
        this.pairs = pairs;
        this.shared = shared;
    }

    static long pair(int low, int high) {
        return (long) low << 32 | high;
    }

    static int low(long pair) {
        return (int) (pair >>> 32);
    }

    static int high(long pair) {
        return (int) pair;
    }

    /** Counts the topics of entries, each entry's given by the numbers of the concepts; those that the map does not know are passed over. */
    static CoUse of(List<long[]> entries, Topics topics) {
        long most = 0;
        for (long[] tags : entries) {
            most += (long) tags.length * (tags.length + 1) / 2;
        }
        long[] found = new long[Math.toIntExact(most)];
        int size = 0;
        long tagged = 0;
        for (long[] tags : entries) {
            int[] places = Arrays.stream(tags).mapToInt(topics::place).filter(place -> place >= 0).sorted().distinct()
                    .toArray();
            tagged += tags.length > 0 ? 1 : 0;
            for (int low = 0; low < places.length; low++) {
                for (int high = low; high < places.length; high++) {
                    found[size++] = pair(places[low], places[high]);
                }
            }
        }
        Arrays.sort(found, 0, size);
        long[] pairs = new long[size];
        int[] shared = new int[size];
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (last < 0 || pairs[last] != found[i]) {
                pairs[++last] = found[i];
            }
            shared[last]++;
        }
        return new CoUse(tagged, Arrays.copyOf(pairs, last + 1), Arrays.copyOf(shared, last + 1));
    }

    CoUse plus(CoUse more) {
        return merged(more, 1);
    }

    CoUse minus(CoUse less) {
        return merged(less, -1);
    }

    private CoUse merged(CoUse other, int sign) {
        if (other.entries == 0 && other.pairs.length == 0) {
            return this;
        }
        long[] keys = new long[pairs.length + other.pairs.length];
        int[] counts = new int[keys.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < pairs.length || theirs < other.pairs.length) {
            long key;
            int count = 0;
            if (theirs == other.pairs.length || mine < pairs.length && pairs[mine] <= other.pairs[theirs]) {
                key = pairs[mine];
            } else {
                key = other.pairs[theirs];
            }
            if (mine < pairs.length && pairs[mine] == key) {
                count += shared[mine++];
            }
            if (theirs < other.pairs.length && other.pairs[theirs] == key) {
                count += sign * other.shared[theirs++];
            }
            if (count > 0) {
                keys[size] = key;
                counts[size++] = count;
            }
        }
        return new CoUse(Math.max(0, entries + sign * other.entries), Arrays.copyOf(keys, size), Arrays.copyOf(counts, size));
    }

    /** Entries that carry any topic. */
    long entries() {
        return entries;
    }

    int size() {
        return pairs.length;
    }

    long pair(int at) {
        return pairs[at];
    }

    int shared(int at) {
        return shared[at];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoUse that && entries == that.entries && Arrays.equals(pairs, that.pairs)
                && Arrays.equals(shared, that.shared);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs) * 31 + Arrays.hashCode(shared);
    }
}
