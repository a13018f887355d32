package network.vanguard.link;

import java.util.Arrays;

import network.vanguard.link.LinkIndex.Carried;
import network.vanguard.link.LinkIndex.Item;
import network.vanguard.link.LinkIndex.Postings;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntMap;

/**
 * The lists of similar entries under the weights of one epoch: works each out exactly, and tells which lists a changed entry belongs in.
 * Knows of every list that was made where it ends, and nothing else of it.
 */
final class EpochLists {

    private static final int UNKNOWN = -1;
    /** The sum of the entry that is asked about: as it is not zero, it is never taken for one that comes in. */
    private static final long ITSELF = Long.MAX_VALUE / 2;
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
    // Of each feature, by its number: how many carried it when the epoch began, and its weight
    private int[] carriers = new int[0];
    private int[] rarities = new int[0];

    // Of each entry's list, by its number: whether it was made, how long it is, and its end
    private byte[] lengths = new byte[0];
    private long[] lastScores = new long[0];
    private long[] lastIds = new long[0];

    // Room to work in, empty between two questions
    private long[] sums = new long[0];
    private int[] touched = new int[0];
    private long[] asks = new long[0];
    private long[] scratch = new long[0];
    private long[] promises = new long[0];

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
            sums = Arrays.copyOf(sums, now);
            touched = new int[now + 1];
            scratch = new long[now];
            promises = new long[now];
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
            long weight = weight(feature, concept, Carried.amount(carried));
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

    private long weight(int feature, boolean concept, int amount) {
        return concept ? Similarity.conceptAsk(rarities[feature], amount) : Similarity.wordAsk(rarities[feature], amount);
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
        int count = 0;
        int opened = 0;
        long threshold = 1;
        sums[item.number()] = ITSELF;
        while (opened < ask.size()) {
            int size = index.postings(ask.features()[opened]).size();
            if (count >= RelatedList.LENGTH && size > longFrom) {
                threshold = Math.max(threshold, probe(count));
                if (rest[opened] < threshold) {
                    break;
                }
            }
            count = open(ask.features()[opened], ask.weights()[opened], Math.max(1, threshold - rest[opened + 1]), count);
            opened++;
        }
        if (opened < ask.size()) {
            count = complete(ask, opened, rest[opened], threshold, count);
        }
        for (int feature : ask.features()) {
            asks[feature] = 0;
        }
        sums[item.number()] = 0;
        RelatedList list = cut(item, count);
        int length = list.neighbours().length;
        made(item.number(), length, length == 0 ? 0 : list.scores()[length - 1],
                length == 0 ? 0 : list.neighbours()[length - 1]);
        return list;
    }

    /**
     * Adds one feature to the sums of all who carry it; who has none of the former ones yet comes in by no less than the least. Written
     * without branches that nobody can foretell: the processor then waits for several sums at a time.
     */
    private int open(int feature, long weight, long least, int before) {
        Postings carriers = index.postings(feature);
        boolean concept = index.concept(feature);
        int count = before;
        for (int n = 0; n < carriers.size(); n++) {
            long carried = carriers.at(n);
            int item = Carried.other(carried);
            long part = weight * fit(concept, carried);
            long sum = sums[item];
            long first = (sum - 1) >>> 63;
            long out = first & (part - least) >>> 63;
            sums[item] = (sum + part) & (out - 1);
            touched[count] = item;
            count += (int) (first - out);
        }
        return count;
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

    /** The so many best sum. */
    private long best(int count, int place) {
        for (int n = 0; n < count; n++) {
            scratch[n] = sums[touched[n]];
        }
        return select(scratch, count, place);
    }

    /** What it takes at least: the last of the full sums of those who are ahead by what was opened. */
    private long probe(int count) {
        long ahead = best(count, RelatedList.LENGTH);
        int found = 0;
        for (int n = 0; n < count && found < RelatedList.LENGTH; n++) {
            if (sums[touched[n]] >= ahead) {
                scratch[found++] = full(touched[n]);
            }
        }
        return select(scratch, found, RelatedList.LENGTH);
    }

    /** Completes the sums that can reach the list, those with the most promise first; the others are forgotten. */
    private int complete(Ask ask, int opened, long rest, long threshold, int count) {
        Postings[] unopened = new Postings[ask.size()];
        for (int n = opened; n < ask.size(); n++) {
            unopened[n] = index.marked(ask.features()[n]);
        }
        int hopeful = 0;
        for (int n = 0; n < count; n++) {
            int item = touched[n];
            long most = atMost(item, sums[item] + rest, threshold, ask, unopened, opened);
            if (most >= threshold) {
                promises[hopeful] = most;
                touched[hopeful++] = item;
            } else {
                sums[item] = 0;
            }
        }
        long needed = Math.max(threshold, probeByPromise(hopeful));
        int kept = 0;
        for (int n = 0; n < hopeful; n++) {
            int item = touched[n];
            if (promises[n] >= needed) {
                sums[item] = full(item);
                touched[kept++] = item;
            } else {
                sums[item] = 0;
            }
        }
        return kept;
    }

    /** The same, of those who have the most promise. */
    private long probeByPromise(int count) {
        System.arraycopy(promises, 0, scratch, 0, count);
        long ahead = count == 0 ? 0 : select(scratch, count, RelatedList.LENGTH);
        int found = 0;
        for (int n = 0; n < count && found < RelatedList.LENGTH; n++) {
            if (promises[n] >= ahead) {
                scratch[found++] = full(touched[n]);
            }
        }
        return found < RelatedList.LENGTH ? 1 : select(scratch, found, RelatedList.LENGTH);
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

    private RelatedList cut(Item item, int count) {
        long least = count > RelatedList.LENGTH ? best(count, RelatedList.LENGTH) : 1;
        int[] found = Arrays.stream(touched, 0, count).filter(other -> sums[other] >= least).toArray();
        // Ties at the end of the list can be many: only ids decide between them.
        long[] ids = Arrays.stream(found).mapToLong(other -> index.at(other).id()).toArray();
        Integer[] order = new Integer[found.length];
        Arrays.setAll(order, n -> n);
        Arrays.sort(order, (a, b) -> sums[found[a]] == sums[found[b]]
                ? Long.compare(ids[a], ids[b])
                : Long.compare(sums[found[b]], sums[found[a]]));
        int length = Math.min(order.length, RelatedList.LENGTH);
        long[] neighbours = new long[length];
        long[] scores = new long[length];
        for (int n = 0; n < length; n++) {
            neighbours[n] = ids[order[n]];
            scores[n] = sums[found[order[n]]];
        }
        forget(count);
        return new RelatedList(item.id(), item.version(), neighbours, scores);
    }

    private void forget(int count) {
        for (int n = 0; n < count; n++) {
            sums[touched[n]] = 0;
        }
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
                long part = weight(feature, concept, Carried.amount(carried)) * fit;
                if (part > 0) {
                    if (sums[item] == 0) {
                        touched[count++] = item;
                    }
                    sums[item] += part;
                }
            }
        }
        for (int n = 0; n < count; n++) {
            int item = touched[n];
            if (item != changed.number() && made(item) && reaches(item, sums[item], changed.id())) {
                lists.add(item);
            }
        }
        forget(count);
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
