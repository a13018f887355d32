package network.vanguard.link;

import java.util.Arrays;
import java.util.stream.IntStream;

import network.vanguard.link.LinkIndex.Carried;
import network.vanguard.link.LinkIndex.Item;
import network.vanguard.link.LinkIndex.Postings;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntMap;

/**
 * The lists of similar entries under the weights of one epoch: works each out exactly, and tells which lists a changed entry belongs in.
 * Knows of every list that was made where it ends, and nothing else of it.
 */
final class EpochLists {

    private static final int UNKNOWN = -1;
    private static final int LONG_TEXT = 1 << 10;
    private static final int OFTEN = 1 << 3;
    /** Features that more entries carry are looked up rather than opened, where that is possible: measured with a million entries. */
    static final int LONG = 8_000;

    private final Epoch epoch;
    private final LinkIndex index;
    private final int longFrom;
    private final Long2IntMap counts;
    /** {@link Similarity#conceptFit} of an own tag, by the number of tags. */
    private final long[] tagFits = new long[64];
    /** {@link Similarity#wordFit}, by the number of words and how often it stands, as far as these are small. */
    private final int[] wordFits = new int[LONG_TEXT * OFTEN];
    /** {@link Similarity#wordShare}, by the number of different words and how often it stands, likewise. */
    private static final int[] WORD_SHARES = new int[LONG_TEXT * OFTEN];

    static {
        for (int n = 0; n < WORD_SHARES.length; n++) {
            WORD_SHARES[n] = (int) Similarity.wordShare(n % OFTEN, n / OFTEN);
        }
    }

    // Of each feature, by its number: how many carried it when the epoch began, and its weight
    private int[] carriers = new int[0];
    private int[] rarities = new int[0];

    // Of each entry's list, by its number: whether it was made, how long it is, and its end
    private byte[] lengths = new byte[0];
    private long[] lastScores = new long[0];
    private long[] lastIds = new long[0];

    // Room to work in. What an entry asks of each feature, zero between two questions; the sums of what was opened; those who can still
    // reach the list and what their sums are at most
    private long[] asks = new long[0];
    private final Sums found = new Sums();
    private int[] hopefuls = new int[0];
    private long[] promises = new long[0];
    private long[] scratch = new long[RelatedList.LENGTH];
    // Sums of every entry, zero between two questions, and whose are not
    private long[] everywhere = new long[0];
    private int[] touched = new int[0];

    /**
     * @param counts   how many carried a feature when the epoch began, by its id; of any other it was one at most
     * @param longFrom {@link #LONG}
     */
    EpochLists(Epoch epoch, LinkIndex index, Long2IntMap counts, int longFrom) {
        this.epoch = epoch;
        this.index = index;
        this.longFrom = longFrom;
        this.counts = counts;
        for (int tags = 0; tags < tagFits.length; tags++) {
            tagFits[tags] = Similarity.conceptFit(epoch, tags, Similarity.OWN);
        }
        for (int n = 0; n < wordFits.length; n++) {
            wordFits[n] = (int) Similarity.wordFit(epoch, n / OFTEN, n % OFTEN);
        }
        makeRoom();
    }

    Epoch epoch() {
        return epoch;
    }

    boolean made(int item) {
        return item < lengths.length && lengths[item] != UNKNOWN;
    }

    /** Says that a list is there and where it ends. */
    void made(int item, int length, long lastScore, long lastId) {
        makeRoom();
        lengths[item] = (byte) length;
        lastScores[item] = lastScore;
        lastIds[item] = lastId;
    }

    private void makeRoom() {
        int before = lengths.length;
        if (before < index.numbers()) {
            int now = Math.max(index.numbers(), before + before / 4 + 64);
            lengths = Arrays.copyOf(lengths, now);
            Arrays.fill(lengths, before, now, (byte) UNKNOWN);
            lastScores = Arrays.copyOf(lastScores, now);
            lastIds = Arrays.copyOf(lastIds, now);
            everywhere = new long[now];
            touched = new int[now];
        }
        int known = rarities.length;
        if (known < index.features()) {
            asks = new long[index.features()];
            carriers = Arrays.copyOf(carriers, index.features());
            rarities = Arrays.copyOf(rarities, index.features());
            for (int feature = known; feature < rarities.length; feature++) {
                // Also one that nobody carries at the moment may have been carried by many when the epoch began.
                carriers[feature] = counts.getOrDefault(index.featureId(feature), 1);
                rarities[feature] = Similarity.rarity(epoch.entries(), carriers[feature]);
            }
        }
    }

    // ---------------------------------------------------------------- what an entry asks for

    /** Features with their weights, those that can add most first. */
    private record Ask(int[] features, long[] weights, long[] bounds) {

        int size() {
            return features.length;
        }
    }

    /** One feature while they are put in order. */
    private record Wanted(int feature, long weight, long bound) {}

    private Ask ask(Item item) {
        Wanted[] wanted = new Wanted[item.carried().length];
        int count = 0;
        for (long carried : item.carried()) {
            int feature = Carried.other(carried);
            boolean concept = index.concept(feature);
            long weight = weight(item.number(), feature, concept, Carried.amount(carried));
            if (weight > 0) {
                Postings posted = index.postings(feature);
                wanted[count++] = new Wanted(feature, weight,
                        weight * fit(concept, posted.mostAmount(), posted.leastLength()));
            }
        }
        Wanted[] asked = Arrays.copyOf(wanted, count);
        Arrays.sort(asked, (a, b) -> Long.compare(b.bound(), a.bound()));
        return new Ask(Arrays.stream(asked).mapToInt(Wanted::feature).toArray(),
                Arrays.stream(asked).mapToLong(Wanted::weight).toArray(),
                Arrays.stream(asked).mapToLong(Wanted::bound).toArray());
    }

    /** What an entry asks of a feature that it has. */
    private long weight(int item, int feature, boolean concept, int amount) {
        if (concept) {
            return Similarity.conceptAsk(rarities[feature], amount);
        }
        int different = index.differentWords(item);
        return different < LONG_TEXT && amount < OFTEN
                ? (long) rarities[feature] * WORD_SHARES[different * OFTEN + amount]
                : Similarity.wordAsk(rarities[feature], amount, different);
    }

    // ---------------------------------------------------------------- a list

    /**
     * The exact list of an entry, which is then known as made.
     *
     * <p>The features that can add most come first. As soon as all others together could not bring an entry that has none of the former
     * into the list, these are looked up only for those entries that still can get there (MaxScore; Turtle and Flood 1995). What it takes
     * to get there is known early: the full sums of those who are ahead.
     */
    RelatedList list(Item item) {
        makeRoom();
        Ask ask = ask(item);
        long[] rest = new long[ask.size() + 1];
        for (int n = ask.size() - 1; n >= 0; n--) {
            rest[n] = rest[n + 1] + ask.bounds()[n];
            asks[ask.features()[n]] = ask.weights()[n];
        }
        found.clear();
        int opened = 0;
        long threshold = 1;
        while (opened < ask.size()) {
            int feature = ask.features()[opened];
            if (found.size() >= RelatedList.LENGTH && index.postings(feature).size() > longFrom) {
                threshold = Math.max(threshold, lastOfFull(found.numbers(), found.sums(), found.size()));
                if (rest[opened] < threshold) {
                    break;
                }
            }
            open(item.number(), feature, ask.weights()[opened], Math.max(1, threshold - rest[opened + 1]));
            opened++;
        }
        RelatedList list;
        if (opened < ask.size()) {
            int hopeful = hopeful(ask, opened, rest[opened], threshold);
            list = cut(item, hopefuls, promises, complete(hopeful, threshold));
        } else {
            list = cut(item, found.numbers(), found.sums(), found.size());
        }
        for (int feature : ask.features()) {
            asks[feature] = 0;
        }
        int length = list.neighbours().length;
        made(item.number(), length, length == 0 ? 0 : list.scores()[length - 1],
                length == 0 ? 0 : list.neighbours()[length - 1]);
        return list;
    }

    /** Adds one feature to the sums of all who carry it; who has none of the former ones yet comes in by no less than the least. */
    private void open(int except, int feature, long weight, long least) {
        Postings carriers = index.postings(feature);
        boolean concept = index.concept(feature);
        for (int n = 0; n < carriers.size(); n++) {
            long carried = carriers.at(n);
            int item = Carried.other(carried);
            if (item != except) {
                found.add(item, weight * fit(concept, carried), least);
            }
        }
    }

    private long fit(boolean concept, long carried) {
        return fit(concept, Carried.amount(carried), Carried.length(carried));
    }

    private long fit(boolean concept, int amount, int length) {
        if (!concept) {
            return length < LONG_TEXT && amount < OFTEN
                    ? wordFits[length * OFTEN + amount]
                    : Similarity.wordFit(epoch, length, amount);
        }
        return length < tagFits.length
                ? tagFits[length] * amount / Similarity.OWN
                : Similarity.conceptFit(epoch, length, amount);
    }

    /**
     * What it takes at least to get into the list: the last of the full sums of those who are ahead.
     *
     * @param worth by which they are ahead
     */
    private long lastOfFull(int[] items, long[] worth, int count) {
        if (count < RelatedList.LENGTH) {
            return 1;
        }
        long ahead = best(worth, count);
        int full = 0;
        for (int n = 0; full < RelatedList.LENGTH; n++) {
            if (worth[n] >= ahead) {
                scratch[full++] = full(items[n]);
            }
        }
        return select(scratch, full, RelatedList.LENGTH);
    }

    /** The last that belongs in a list, of at least as many as it has. */
    private long best(long[] worth, int count) {
        if (scratch.length < count) {
            scratch = new long[count * 2];
        }
        System.arraycopy(worth, 0, scratch, 0, count);
        return select(scratch, count, RelatedList.LENGTH);
    }

    /** Finds those who can still reach the list, and what their sums are at most. */
    private int hopeful(Ask ask, int opened, long rest, long threshold) {
        if (hopefuls.length < found.size()) {
            hopefuls = new int[found.size() * 2];
            promises = new long[found.size() * 2];
        }
        Postings[] unopened = new Postings[ask.size()];
        for (int n = opened; n < ask.size(); n++) {
            unopened[n] = index.marked(ask.features()[n]);
        }
        int count = 0;
        for (int n = 0; n < found.size(); n++) {
            int item = found.numbers()[n];
            long most = atMost(item, found.sums()[n] + rest, threshold, ask, unopened, opened);
            if (most >= threshold) {
                promises[count] = most;
                hopefuls[count++] = item;
            }
        }
        return count;
    }

    /** Puts full sums in the place of promises, and leaves those out who did not promise enough. */
    private int complete(int hopeful, long threshold) {
        long needed = Math.max(threshold, lastOfFull(hopefuls, promises, hopeful));
        int kept = 0;
        for (int n = 0; n < hopeful; n++) {
            if (promises[n] >= needed) {
                promises[kept] = full(hopefuls[n]);
                hopefuls[kept++] = hopefuls[n];
            }
        }
        return kept;
    }

    /** No more than this is the whole sum: features that were not opened and that it has not, add nothing. Not worked out below what is needed. */
    private long atMost(int item, long most, long needed, Ask ask, Postings[] unopened, int opened) {
        long left = most;
        for (int n = opened; n < unopened.length && left >= needed; n++) {
            if (unopened[n].asksFast() && !unopened[n].has(item)) {
                left -= ask.bounds()[n];
            }
        }
        return left;
    }

    private long full(int number) {
        long sum = 0;
        for (long carried : index.at(number).carried()) {
            int feature = Carried.other(carried);
            if (asks[feature] != 0) {
                sum += asks[feature] * fit(index.concept(feature), carried);
            }
        }
        return sum;
    }

    private RelatedList cut(Item item, int[] items, long[] sums, int count) {
        long least = count > RelatedList.LENGTH ? best(sums, count) : 1;
        int[] in = IntStream.range(0, count).filter(n -> sums[n] >= least).toArray();
        // Ties at the end of the list can be many: only ids decide between them.
        long[] ids = Arrays.stream(in).mapToLong(n -> index.at(items[n]).id()).toArray();
        int[] order = IntStream.range(0, in.length).toArray();
        IntArrays.quickSort(order, (a, b) -> sums[in[a]] == sums[in[b]]
                ? Long.compare(ids[a], ids[b])
                : Long.compare(sums[in[b]], sums[in[a]]));
        int length = Math.min(order.length, RelatedList.LENGTH);
        long[] neighbours = new long[length];
        long[] scores = new long[length];
        for (int n = 0; n < length; n++) {
            neighbours[n] = ids[order[n]];
            scores[n] = sums[in[order[n]]];
        }
        return new RelatedList(item.id(), item.version(), neighbours, scores);
    }

    /** The value that stands at that place, from 1 on, when the first so many are put in order, the largest first (Hoare's quickselect). */
    private static long select(long[] values, int count, int place) {
        int from = 0;
        int to = count - 1;
        int wanted = Math.min(place, count) - 1;
        while (from < to) {
            long pivot = values[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] > pivot) {
                    low++;
                }
                while (values[high] < pivot) {
                    high--;
                }
                if (low <= high) {
                    long swap = values[low];
                    values[low++] = values[high];
                    values[high--] = swap;
                }
            }
            if (wanted <= high) {
                to = high;
            } else if (wanted >= low) {
                from = low;
            } else {
                break;
            }
        }
        return values[wanted];
    }

    // ---------------------------------------------------------------- what follows from a change

    /** Adds the numbers of those entries in whose lists, as far as they are made, this one stands or belongs. */
    void listsWith(Item changed, IntOpenHashSet lists) {
        makeRoom();
        int count = 0;
        for (long itsOwn : changed.carried()) {
            int feature = Carried.other(itsOwn);
            boolean concept = index.concept(feature);
            long fit = fit(concept, itsOwn);
            Postings carriers = index.postings(feature);
            for (int p = 0; p < carriers.size(); p++) {
                long carried = carriers.at(p);
                int item = Carried.other(carried);
                long part = weight(item, feature, concept, Carried.amount(carried)) * fit;
                if (part > 0) {
                    if (everywhere[item] == 0) {
                        touched[count++] = item;
                    }
                    everywhere[item] += part;
                }
            }
        }
        for (int n = 0; n < count; n++) {
            int item = touched[n];
            if (item != changed.number() && made(item) && reaches(item, everywhere[item], changed.id())) {
                lists.add(item);
            }
            everywhere[item] = 0;
        }
    }

    private boolean reaches(int item, long score, long id) {
        return lengths[item] < RelatedList.LENGTH || score > lastScores[item]
                || score == lastScores[item] && id <= lastIds[item];
    }

    /** Whether a concept's weight no longer fits: those who carry it are more or fewer than then by over a 50th of all entries. */
    boolean shifted(int feature) {
        makeRoom();
        return index.concept(feature)
                && 50L * Math.abs(index.postings(feature).size() - carriers[feature]) > Math.max(1, index.size());
    }
}
