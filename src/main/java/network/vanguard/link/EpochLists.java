package network.vanguard.link;

import java.util.Arrays;

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

    private final Epoch epoch;
    private final LinkIndex index;
    private final int unheardOf;
    /** {@link Similarity#conceptFit} of an own tag, by the number of tags. */
    private final long[] tagFits = new long[64];
    private final int[] carriers;
    private final int[] rarities;

    // Of each entry's list, by its number: whether it was made, how long it is, and its end
    private byte[] lengths = new byte[0];
    private long[] lastScores = new long[0];
    private long[] lastIds = new long[0];

    // Room to work in, empty between two questions
    private long[] sums = new long[0];
    private int[] touched = new int[0];
    private long[] asks = new long[0];
    private long[] scratch = new long[0];

    /** @param counts how many carried a feature when the epoch began, by its id; of any other it was one at most */
    EpochLists(Epoch epoch, LinkIndex index, Long2IntMap counts) {
        this.epoch = epoch;
        this.index = index;
        this.unheardOf = Similarity.rarity(epoch.entries(), 1);
        this.carriers = new int[index.features()];
        this.rarities = new int[index.features()];
        for (int feature = 0; feature < rarities.length; feature++) {
            carriers[feature] = counts.getOrDefault(index.featureId(feature), 1);
            rarities[feature] = Similarity.rarity(epoch.entries(), carriers[feature]);
        }
        for (int tags = 0; tags < tagFits.length; tags++) {
            tagFits[tags] = Similarity.conceptFit(epoch, tags, Similarity.OWN);
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
            touched = new int[now];
            scratch = new long[now];
        }
        if (asks.length < index.features()) {
            asks = new long[index.features() * 5 / 4 + 64];
        }
    }

    private int rarity(int feature) {
        return feature < rarities.length ? rarities[feature] : unheardOf;
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
        Wanted[] wanted = new Wanted[item.features().length];
        int count = 0;
        for (int n = 0; n < wanted.length; n++) {
            int feature = item.features()[n];
            boolean concept = index.concept(feature);
            long weight = weight(feature, concept, item.amounts()[n]);
            if (weight > 0) {
                wanted[count++] = new Wanted(feature, weight,
                        weight * (concept ? Similarity.conceptFit(epoch, 1, Similarity.OWN) : Similarity.FIT_MAX));
            }
        }
        Wanted[] asked = Arrays.copyOf(wanted, count);
        Arrays.sort(asked, (a, b) -> Long.compare(b.bound(), a.bound()));
        return new Ask(Arrays.stream(asked).mapToInt(Wanted::feature).toArray(),
                Arrays.stream(asked).mapToLong(Wanted::weight).toArray(),
                Arrays.stream(asked).mapToLong(Wanted::bound).toArray());
    }

    private long weight(int feature, boolean concept, int amount) {
        return concept ? Similarity.conceptAsk(rarity(feature), amount) : Similarity.wordAsk(rarity(feature), amount);
    }

    // ---------------------------------------------------------------- a list

    /**
     * The exact list of an entry, which is then known as made.
     *
     * <p>The features that can add most come first. As soon as all others together could not bring an entry that has none of the former
     * into the list, these are looked up only for those entries that still can get there (MaxScore; Turtle and Flood 1995).
     */
    RelatedList list(Item item) {
        makeRoom();
        Ask ask = ask(item);
        long[] rest = new long[ask.size() + 1];
        for (int n = ask.size() - 1; n >= 0; n--) {
            rest[n] = rest[n + 1] + ask.bounds()[n];
        }
        int count = 0;
        int opened = 0;
        long threshold = 1;
        while (opened < ask.size()) {
            // To find the threshold costs about as much as to open a list of a quarter of that length.
            if (count >= RelatedList.LENGTH && index.postings(ask.features()[opened]).size * 4 > count) {
                threshold = Math.max(threshold, best(count, RelatedList.LENGTH));
                if (rest[opened] < threshold) {
                    break;
                }
            }
            count = open(item.number(), ask.features()[opened], ask.weights()[opened], count);
            opened++;
        }
        if (opened < ask.size()) {
            count = complete(ask, opened, rest[opened], threshold, count);
        }
        RelatedList list = cut(item, count);
        int length = list.neighbours().length;
        made(item.number(), length, length == 0 ? 0 : list.scores()[length - 1],
                length == 0 ? 0 : list.neighbours()[length - 1]);
        return list;
    }

    /** Adds one feature to the sums of all who carry it. */
    private int open(int except, int feature, long weight, int before) {
        Postings posted = index.postings(feature);
        boolean concept = index.concept(feature);
        int count = before;
        for (int n = 0; n < posted.size; n++) {
            int item = posted.items[n];
            if (item != except) {
                count = add(item, weight * fit(item, concept, posted.amounts[n]), count);
            }
        }
        return count;
    }

    private int add(int item, long part, int count) {
        if (part == 0) {
            return count;
        }
        boolean first = sums[item] == 0;
        if (first) {
            touched[count] = item;
        }
        sums[item] += part;
        return first ? count + 1 : count;
    }

    private long fit(int item, boolean concept, int amount) {
        if (!concept) {
            return Similarity.wordFit(epoch, index.words(item), amount);
        }
        int tags = index.tags(item);
        return tags < tagFits.length
                ? tagFits[tags] * amount / Similarity.OWN
                : Similarity.conceptFit(epoch, tags, amount);
    }

    /** The so many best sum. */
    private long best(int count, int place) {
        for (int n = 0; n < count; n++) {
            scratch[n] = sums[touched[n]];
        }
        return select(scratch, count, place);
    }

    /** Completes the sums that can reach the list; the others are forgotten. */
    private int complete(Ask ask, int opened, long rest, long threshold, int count) {
        for (int n = opened; n < ask.size(); n++) {
            asks[ask.features()[n]] = ask.weights()[n];
            index.marked(ask.features()[n]);
        }
        // First those that are ahead: their full sums tell how much it takes.
        int ahead = 0;
        for (int n = 0; n < count; n++) {
            if (sums[touched[n]] >= threshold) {
                sums[touched[n]] += lookUp(index.at(touched[n]));
                int other = touched[ahead];
                touched[ahead++] = touched[n];
                touched[n] = other;
            }
        }
        long needed = Math.max(threshold, best(ahead, RelatedList.LENGTH));
        int kept = ahead;
        for (int n = ahead; n < count; n++) {
            int item = touched[n];
            if (sums[item] + rest >= needed && sums[item] + atMost(item, ask, opened) >= needed) {
                sums[item] += lookUp(index.at(item));
                touched[kept++] = item;
            } else {
                sums[item] = 0;
            }
        }
        for (int n = opened; n < ask.size(); n++) {
            asks[ask.features()[n]] = 0;
        }
        return kept;
    }

    /** No more than the features that were not opened can add to this entry: those that it has not, add nothing. */
    private long atMost(int item, Ask ask, int opened) {
        long most = 0;
        for (int n = opened; n < ask.size(); n++) {
            Postings posted = index.postings(ask.features()[n]);
            if (!posted.asksFast() || posted.has(item)) {
                most += ask.bounds()[n];
            }
        }
        return most;
    }

    private long lookUp(Item item) {
        long sum = 0;
        for (int n = 0; n < item.features().length; n++) {
            long weight = asks[item.features()[n]];
            if (weight != 0) {
                sum += weight * fit(item.number(), index.concept(item.features()[n]), item.amounts()[n]);
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
        for (int n = 0; n < changed.features().length; n++) {
            int feature = changed.features()[n];
            boolean concept = index.concept(feature);
            long fit = fit(changed.number(), concept, changed.amounts()[n]);
            Postings posted = index.postings(feature);
            for (int p = 0; p < posted.size; p++) {
                int item = posted.items[p];
                count = add(item, weight(feature, concept, posted.amounts[p]) * fit, count);
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
        int then = feature < carriers.length ? carriers[feature] : 1;
        return index.concept(feature) && 50L * Math.abs(index.postings(feature).size - then) > Math.max(1, index.size());
    }
}
