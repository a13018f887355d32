package network.vanguard.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * All linked entries by their features, in memory: what the lists of similar entries are worked out from. Entries and features have
 * numbers of their own here, from 0 on, that last as long as the index. Not safe for more than one thread.
 */
final class LinkIndex {

    /**
     * An entry as the index keeps it.
     *
     * @param carried its features, each a {@link Carried} whose other is the feature
     */
    record Item(int number, long id, long version, int tags, int words, long[] carried) {}

    /**
     * That an entry carries a feature, in one number, so that to read many of them is to read memory in a row: the other of the two (seen
     * from an entry the feature, seen from a feature the entry), how much of the feature the entry has, and how long the entry is (its tags
     * for a concept, its words for a word).
     */
    static final class Carried {
        private static final int OTHER_FROM = 36;
        private static final int AMOUNT_FROM = 20;
        private static final int AMOUNT_MAX = 0xffff;
        private static final int LENGTH_MAX = (1 << AMOUNT_FROM) - 1;

        private Carried() {}

        static long of(int other, int amount, int length) {
            return (long) other << OTHER_FROM | (long) amount << AMOUNT_FROM | Math.min(length, LENGTH_MAX);
        }

        static int other(long carried) {
            return (int) (carried >>> OTHER_FROM);
        }

        static int amount(long carried) {
            return (int) (carried >>> AMOUNT_FROM) & AMOUNT_MAX;
        }

        static int length(long carried) {
            return (int) carried & LENGTH_MAX;
        }
    }

    /** Who carries a feature, in no order. */
    static final class Postings {
        private long[] carried = new long[2];
        private int size;
        private int mostAmount;
        private int leastLength = Carried.LENGTH_MAX;
        /** Where very many carry it: a bit for each entry, so that one can be asked about without looking for it. */
        private long[] bits;

        int size() {
            return size;
        }

        /** No entry has, or has had here, more of it. */
        int mostAmount() {
            return mostAmount;
        }

        /** No entry that has it is, or has been here, shorter. */
        int leastLength() {
            return leastLength;
        }

        /** One of them, from 0 to {@link #size()}: a {@link Carried} whose other is the entry. */
        long at(int n) {
            return carried[n];
        }

        boolean has(int item) {
            return (bits[item >> 6] & 1L << item) != 0;
        }

        boolean asksFast() {
            return bits != null;
        }

        private void mark(int numbers) {
            if (bits == null && size > HEAVY && size > numbers / HEAVY_SHARE) {
                bits = new long[(numbers >> 6) + 1];
                for (int n = 0; n < size; n++) {
                    set(Carried.other(carried[n]));
                }
            }
            if (bits != null && bits.length <= numbers >> 6) {
                bits = Arrays.copyOf(bits, (numbers >> 6) * 5 / 4 + 1);
            }
        }

        private void set(int item) {
            if (bits.length <= item >> 6) {
                bits = Arrays.copyOf(bits, (item >> 6) * 5 / 4 + 1);
            }
            bits[item >> 6] |= 1L << item;
        }

        private void add(long one) {
            if (size == carried.length) {
                carried = Arrays.copyOf(carried, size * 3 / 2 + 1);
            }
            carried[size++] = one;
            mostAmount = Math.max(mostAmount, Carried.amount(one));
            leastLength = Math.min(leastLength, Carried.length(one));
            if (bits != null) {
                set(Carried.other(one));
            }
        }

        private void remove(int item) {
            for (int n = 0; n < size; n++) {
                if (Carried.other(carried[n]) == item) {
                    carried[n] = carried[--size];
                    if (bits != null) {
                        bits[item >> 6] &= ~(1L << item);
                    }
                    return;
                }
            }
        }
    }

    /** From so many on, and from one in so many of all, a feature is heavy. */
    private static final int HEAVY = 1_000;
    private static final int HEAVY_SHARE = 128;

    private final Long2IntOpenHashMap itemNumbers = new Long2IntOpenHashMap();
    private final Long2IntOpenHashMap featureNumbers = new Long2IntOpenHashMap();
    private final List<Item> items = new ArrayList<>();
    private final List<Postings> postings = new ArrayList<>();
    private long[] featureIds = new long[1024];
    /** Of each entry by its number, in a row of their own, for those who ask about many. */
    private int[] differentWords = new int[1024];
    private int size;
    private long tags;
    private long tagged;
    private long words;
    private long worded;

    LinkIndex() {
        itemNumbers.defaultReturnValue(-1);
        featureNumbers.defaultReturnValue(-1);
    }

    // ---------------------------------------------------------------- writing

    /** Puts an entry in place of what was known of it. */
    void put(LinkedEntry entry) {
        remove(entry.id());
        int number = itemNumbers.get(entry.id());
        if (number < 0) {
            number = items.size();
            itemNumbers.put(entry.id(), number);
            items.add(null);
            if (number == differentWords.length) {
                differentWords = Arrays.copyOf(differentWords, number * 2);
            }
        }
        differentWords[number] = 0;
        long[] carried = new long[entry.features().length];
        for (int n = 0; n < carried.length; n++) {
            int feature = featureNumber(entry.features()[n]);
            int amount = entry.amounts()[n];
            int length = entry.features()[n] > 0 ? entry.tags() : entry.words();
            carried[n] = Carried.of(feature, amount, length);
            postings.get(feature).add(Carried.of(number, amount, length));
            postings.get(feature).mark(items.size());
            differentWords[number] += entry.features()[n] > 0 ? 0 : 1;
        }
        items.set(number, new Item(number, entry.id(), entry.version(), entry.tags(), entry.words(), carried));
        count(entry.tags(), entry.words(), 1);
    }

    /** Takes an entry out; nothing when it is not in. */
    void remove(long id) {
        Item item = item(id);
        if (item != null) {
            for (long carried : item.carried()) {
                postings.get(Carried.other(carried)).remove(item.number());
            }
            items.set(item.number(), null);
            count(item.tags(), item.words(), -1);
        }
    }

    private void count(int itsTags, int itsWords, int sign) {
        size += sign;
        tags += (long) sign * itsTags;
        tagged += itsTags > 0 ? sign : 0;
        words += (long) sign * itsWords;
        worded += itsWords > 0 ? sign : 0;
    }

    private int featureNumber(long id) {
        int number = featureNumbers.get(id);
        if (number < 0) {
            number = postings.size();
            featureNumbers.put(id, number);
            postings.add(new Postings());
            if (number == featureIds.length) {
                featureIds = Arrays.copyOf(featureIds, number * 2);
            }
            featureIds[number] = id;
        }
        return number;
    }

    // ---------------------------------------------------------------- asking

    /** Entries that are in. */
    int size() {
        return size;
    }

    /** Numbers ever given to entries: all are below it. */
    int numbers() {
        return items.size();
    }

    int features() {
        return postings.size();
    }

    /** How many different words the entry with that number has, or had when it was in. */
    int differentWords(int number) {
        return differentWords[number];
    }

    /** Null when there is no such entry any more. */
    Item at(int number) {
        return items.get(number);
    }

    /** Null when it is not in. */
    Item item(long id) {
        int number = itemNumbers.get(id);
        return number < 0 ? null : items.get(number);
    }

    /** Before many are asked with {@link Postings#has}. */
    Postings marked(int feature) {
        postings.get(feature).mark(items.size());
        return postings.get(feature);
    }

    Postings postings(int feature) {
        return postings.get(feature);
    }

    /** The database's number of a feature: above zero for a concept, below for a word. */
    long featureId(int feature) {
        return featureIds[feature];
    }

    boolean concept(int feature) {
        return featureIds[feature] > 0;
    }

    /** -1 for a feature that nothing has ever had here. */
    int numberOf(long featureId) {
        return featureNumbers.get(featureId);
    }

    long averageTags() {
        return tagged == 0 ? 100 : 100 * tags / tagged;
    }

    long averageWords() {
        return worded == 0 ? 1 : words / worded;
    }

    /** The numbers of the entries, in the order in which they came. */
    void forEach(IntConsumer each) {
        IntArrayList there = new IntArrayList();
        items.forEach(item -> {
            if (item != null) {
                there.add(item.number());
            }
        });
        there.forEach(each);
    }
}
