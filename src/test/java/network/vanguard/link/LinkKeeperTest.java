package network.vanguard.link;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * Every stored list is the exact one, in scores and order, on a thousand random networks: after any stream of new, changed and removed
 * entries that is followed step by step, while a new epoch is made beside the current one, and when the program is cut off and another
 * goes on. It is held against a list that is worked out from the formula pair by pair.
 */
class LinkKeeperTest {

    private static final int NETWORKS = 1_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void everyStoredListIsTheExactOneAfterAnyStreamOfChanges() {
        int full = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            Network network = new Network(new Random(seed));
            network.live();
            full += network.store.lists.get(network.store.now.id()).values().stream().anyMatch(RelatedList::full) ? 1 : 0;
        }
        assertTrue(full > NETWORKS / 4, "the lists of " + full + " networks are longer than what is kept");
    }

    @Test
    void aTenthMoreEntriesOrAShiftedConceptMakesANewEpoch() {
        Store store = new Store();
        for (long id = 1; id <= 100; id++) {
            store.save(new LinkedEntry(id, id, 1, 0, new long[]{id % 10 + 1}, new short[]{1024}));
        }
        LinkKeeper keeper = loaded(store);
        followAll(keeper);
        assertTrue(keeper.due());
        makeEpoch(keeper);
        assertEquals(100, store.now.entries());
        assertFalse(keeper.due());
        for (long id = 101; id <= 110; id++) {
            store.save(new LinkedEntry(id, id, 1, 0, new long[]{id % 10 + 1}, new short[]{1024}));
        }
        followAll(keeper);
        assertFalse(keeper.due(), "ten in a hundred are not more than a tenth");
        store.save(new LinkedEntry(111, 111, 1, 0, new long[]{5}, new short[]{1024}));
        followAll(keeper);
        assertTrue(keeper.due());
        makeEpoch(keeper);
        for (long id = 1; id <= 4; id++) {
            store.save(new LinkedEntry(id, 1000 + id, 1, 0, new long[]{9}, new short[]{1024}));
        }
        followAll(keeper);
        assertTrue(keeper.due(), "one concept is carried by many more");
    }

    @Test
    void listsThatAreGoneWhenTheProgramStartsAreMadeAnew() {
        Store store = new Store();
        for (long id = 1; id <= 30; id++) {
            store.save(new LinkedEntry(id, id, 1, 0, new long[]{id % 3 + 1}, new short[]{1024}));
        }
        LinkKeeper before = loaded(store);
        followAll(before);
        makeEpoch(before);
        assertFalse(loaded(store).due());
        store.lists.get(store.now.id()).clear();
        LinkKeeper after = loaded(store);
        assertTrue(after.due());
        makeEpoch(after);
        assertEquals(30, store.lists.get(store.now.id()).size());
        assertFalse(after.due());
    }

    @Test
    void aConceptThatNobodyHasWhileTheProgramStartsKeepsItsWeight() {
        Store store = new Store();
        for (long id = 1; id <= 30; id++) {
            store.save(new LinkedEntry(id, id, 1, 0, new long[]{id <= 10 ? 1 : 2}, new short[]{1024}));
        }
        LinkKeeper before = loaded(store);
        followAll(before);
        makeEpoch(before);
        for (long id = 1; id <= 10; id++) {
            store.delete(id);
        }
        followAll(before);
        LinkKeeper after = loaded(store);
        store.save(new LinkedEntry(31, 31, 1, 0, new long[]{1}, new short[]{1024}));
        store.save(new LinkedEntry(32, 32, 1, 0, new long[]{1}, new short[]{1024}));
        followAll(after);
        Reference reference = new Reference(store.now, store.weights.get(store.now.id()), store.entries.values());
        assertArrayEquals(reference.list(store.entries.get(31L)).scores(),
                store.lists.get(store.now.id()).get(31L).scores());
    }

    /** So large that some concepts are on very many entries, which are then asked about by bits and looked up last. */
    @Test
    void everyListOfALargeNetworkIsTheExactOneWhereverLongListsOfFeaturesBegin() {
        Random random = new Random(7);
        Store store = new Store();
        long entries = 4_000;
        for (long id = 1; id <= entries; id++) {
            TreeMap<Long, Short> features = new TreeMap<>();
            for (int n = 2 + random.nextInt(8); n > 0; n--) {
                features.put(1L + (long) (300 * Math.pow(random.nextDouble(), 3)), (short) 1024);
            }
            int tags = features.size();
            for (int n = random.nextInt(random.nextInt(9) == 0 ? 80 : 12); n > 0; n--) {
                features.put(-1L - (long) (2_000 * Math.pow(random.nextDouble(), 2)), (short) (1 + random.nextInt(12)));
            }
            short[] amounts = new short[features.size()];
            int n = 0;
            for (short amount : features.values()) {
                amounts[n++] = amount;
            }
            store.save(new LinkedEntry(id, id, tags, features.size() * (random.nextInt(40) == 0 ? 200 : 3),
                    features.keySet().stream().mapToLong(Long::longValue).toArray(), amounts));
        }
        makeEpoch(loaded(store));
        LinkIndex index = new LinkIndex();
        store.entries.values().forEach(index::put);
        Long2IntMap weights = new Long2IntOpenHashMap(store.weights.get(store.now.id()));
        Reference reference = new Reference(store.now, weights, store.entries.values());
        for (int longFrom : new int[]{0, 20, 300, 1_500, EpochLists.LONG}) {
            EpochLists lists = new EpochLists(store.now, index, weights, longFrom);
            for (int n = 0; n < 60; n++) {
                LinkedEntry entry = store.entries.get(1 + random.nextLong(entries));
                RelatedList exact = reference.list(entry);
                RelatedList list = lists.list(index.item(entry.id()));
                assertArrayEquals(exact.neighbours(), list.neighbours(),
                        "the list of " + entry.id() + ", long from " + longFrom);
                assertArrayEquals(exact.scores(), list.scores());
            }
        }
    }

    private static LinkKeeper loaded(Store store) {
        return loaded(store, EpochLists.LONG);
    }

    private static LinkKeeper loaded(Store store, int longFrom) {
        LinkKeeper keeper = new LinkKeeper(store, CLOCK, longFrom);
        boolean all;
        do {
            all = keeper.load();
        } while (!all);
        return keeper;
    }

    private static void followAll(LinkKeeper keeper) {
        boolean more;
        do {
            more = keeper.follow(7);
        } while (more);
    }

    private static void makeEpoch(LinkKeeper keeper) {
        keeper.begin();
        while (!keeper.build(13)) {
            assertTrue(keeper.due());
        }
    }

    // ---------------------------------------------------------------- a network that lives

    private static final class Network {
        final Random random;
        final Store store = new Store();
        final int concepts;
        final int words;
        final int longFrom;
        LinkKeeper keeper;
        long ids;
        long versions;

        Network(Random random) {
            this.random = random;
            this.concepts = 2 + random.nextInt(12);
            this.words = random.nextInt(3) == 0 ? 0 : 5 + random.nextInt(random.nextInt(4) == 0 ? 200 : 60);
            this.longFrom = concepts * words % 30;
        }

        void live() {
            int many = 5 + random.nextInt(75);
            for (int n = 0; n < many; n++) {
                store.save(entry(++ids));
            }
            keeper = loaded(store, longFrom);
            for (int step = 0; step < 8; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> keeper.begin();
                    case 1 -> keeper = loaded(store, longFrom);
                    case 2 -> {
                        if (store.next != null) {
                            keeper.build(1 + random.nextInt(30));
                        }
                    }
                    default -> change();
                }
                if (random.nextBoolean()) {
                    followAll(keeper);
                    compare();
                }
            }
            followAll(keeper);
            makeEpoch(keeper);
            assertEquals(null, store.next);
            compare();
        }

        private void change() {
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                long id = 1 + random.nextLong(ids + 3);
                if (random.nextInt(4) == 0) {
                    store.delete(id);
                } else {
                    store.save(entry(id));
                    ids = Math.max(ids, id);
                }
            }
        }

        private LinkedEntry entry(long id) {
            TreeMap<Long, Integer> features = new TreeMap<>();
            int tags = 0;
            for (int n = random.nextInt(5); n > 0; n--) {
                tags += features.put(1L + Math.min(random.nextInt(concepts), random.nextInt(concepts)), 1024) == null ? 1 : 0;
            }
            for (int n = random.nextInt(3); n > 0; n--) {
                features.putIfAbsent(1L + random.nextInt(concepts), 1024 >> 1 + random.nextInt(3));
            }
            int length = 0;
            for (int n = words == 0 ? 0 : random.nextInt(random.nextInt(5) == 0 ? 200 : 45); n > 0; n--) {
                int times = 1 + random.nextInt(3);
                if (features.putIfAbsent(-1L - Math.min(random.nextInt(words), random.nextInt(words)), times) == null) {
                    length += times;
                }
            }
            short[] amounts = new short[features.size()];
            int n = 0;
            for (int amount : features.values()) {
                amounts[n++] = (short) amount;
            }
            return new LinkedEntry(id, ++versions, tags, length,
                    features.keySet().stream().mapToLong(Long::longValue).toArray(), amounts);
        }

        void compare() {
            compare(store.now, true);
            if (store.next != null) {
                compare(store.next, false);
            }
        }

        private void compare(Epoch epoch, boolean all) {
            // Before the first change was followed nothing is stored: the pages work their lists out.
            Reference reference = new Reference(epoch, store.weights.get(epoch.id()), store.entries.values());
            Map<Long, RelatedList> lists = store.lists.get(epoch.id());
            for (LinkedEntry entry : store.entries.values()) {
                RelatedList stored = lists.get(entry.id());
                if (!all && stored != null && stored.version() != entry.version()) {
                    // left by an entry that was gone in between: its turn comes before the epoch takes over
                    continue;
                }
                if (stored == null) {
                    assertFalse(all && store.followed.contains(entry.id()), "the list of " + entry.id() + " is missing");
                    continue;
                }
                RelatedList exact = reference.list(entry);
                String what = "entry " + entry.id() + " in epoch " + epoch;
                assertEquals(entry.version(), stored.version(), what);
                assertArrayEquals(exact.neighbours(), stored.neighbours(), what);
                assertArrayEquals(exact.scores(), stored.scores(), what);
            }
        }
    }

    // ---------------------------------------------------------------- the formula, pair by pair

    private static final class Reference {
        final Epoch epoch;
        final Map<Long, Integer> carriers;
        final Collection<LinkedEntry> entries;

        Reference(Epoch epoch, Map<Long, Integer> carriers, Collection<LinkedEntry> entries) {
            this.epoch = epoch;
            this.carriers = carriers;
            this.entries = entries;
        }

        private record Found(long id, long score) {}

        RelatedList list(LinkedEntry asked) {
            Map<Long, Long> weights = weights(asked);
            List<Found> found = entries.stream().filter(other -> other.id() != asked.id())
                    .map(other -> new Found(other.id(), score(weights, other))).filter(one -> one.score() > 0)
                    .sorted(comparing(Found::score).reversed().thenComparing(Found::id)).limit(40).toList();
            return new RelatedList(asked.id(), asked.version(), found.stream().mapToLong(Found::id).toArray(),
                    found.stream().mapToLong(Found::score).toArray());
        }

        private Map<Long, Long> weights(LinkedEntry asked) {
            Map<Long, Long> weights = new HashMap<>();
            long words = Arrays.stream(asked.features()).filter(feature -> feature < 0).count();
            for (int n = 0; n < asked.features().length; n++) {
                long feature = asked.features()[n];
                int amount = asked.amounts()[n];
                int carry = carriers.getOrDefault(feature, 1);
                long rarity = Math.round(
                        1024 * StrictMath.log(1 + (Math.max(0, epoch.entries() - carry) + 0.5) / (carry + 0.5)));
                weights.put(feature, feature > 0
                        ? rarity * amount
                        : rarity * Math.round(1024.0 * 0.8 * 8 * amount / (amount + 7) * (words > 40 ? 40.0 / words : 1)));
            }
            return weights;
        }

        private long score(Map<Long, Long> weights, LinkedEntry other) {
            long score = 0;
            for (int n = 0; n < other.features().length; n++) {
                Long weight = weights.get(other.features()[n]);
                if (weight != null) {
                    score += weight * (other.features()[n] > 0
                            ? tagFit(other, other.amounts()[n])
                            : wordFit(other, other.amounts()[n]));
                }
            }
            return score;
        }

        /** 65536 · 2.2 / (1 + 1.2 · (0.7 + 0.3 · 100 tags / average)) as a fraction: both sides times 100 · average. */
        private long tagFit(LinkedEntry entry, int strength) {
            BigInteger over = BigInteger.valueOf(65536).multiply(BigInteger.valueOf(220 * epoch.averageTags()));
            BigInteger under = BigInteger.valueOf(184 * epoch.averageTags() + 36L * 100 * entry.tags());
            return over.divide(under).longValueExact() * strength / 1024;
        }

        /** 65536 · 2.2 · x / (x + 1.2 · (0.15 + 0.85 · words / average)): both sides times 100 · average. */
        private long wordFit(LinkedEntry entry, int times) {
            BigInteger over = BigInteger.valueOf(65536).multiply(BigInteger.valueOf(220 * epoch.averageWords() * times));
            BigInteger under = BigInteger.valueOf((100L * times + 18) * epoch.averageWords() + 102L * entry.words());
            return over.divide(under).longValueExact();
        }
    }

    // ---------------------------------------------------------------- what is stored, without a database

    private static final class Store extends RelatedLists {
        final TreeMap<Long, LinkedEntry> entries = new TreeMap<>();
        final TreeMap<Long, Change> changes = new TreeMap<>();
        final Map<Integer, TreeMap<Long, RelatedList>> lists = new HashMap<>();
        final Map<Integer, Map<Long, Integer>> weights = new HashMap<>();
        final java.util.Set<Long> followed = new java.util.HashSet<>();
        Epoch now = new Epoch(0, 0, 100, 1);
        Epoch next;
        long numbers;

        Store() {
            super(null);
            lists.put(0, new TreeMap<>());
            weights.put(0, Map.of());
        }

        void save(LinkedEntry entry) {
            entries.put(entry.id(), entry);
            changes.put(++numbers, new Change(numbers, entry.id()));
        }

        void delete(long id) {
            entries.remove(id);
            changes.put(++numbers, new Change(numbers, id));
        }

        @Override
        List<Change> changes(int most) {
            return changes.values().stream().limit(most).toList();
        }

        @Override
        List<Long> pending() {
            return changes.values().stream().map(Change::entryId).distinct().toList();
        }

        @Override
        void remove(Collection<Change> done) {
            done.forEach(change -> {
                changes.remove(change.id());
                followed.add(change.entryId());
            });
        }

        @Override
        List<LinkedEntry> entriesAfter(long id, int most) {
            return entries.tailMap(id, false).values().stream().limit(3).toList();
        }

        @Override
        List<LinkedEntry> entries(Collection<Long> ids) {
            return ids.stream().map(entries::get).filter(java.util.Objects::nonNull).toList();
        }

        @Override
        Epoch current() {
            return now;
        }

        @Override
        Optional<Epoch> building() {
            return Optional.ofNullable(next);
        }

        @Override
        Long2IntMap carriers(int epoch) {
            return new Long2IntOpenHashMap(weights.get(epoch));
        }

        @Override
        void begin(Epoch epoch, Long2IntMap carriers, Instant at) {
            assertEquals(null, next);
            next = epoch;
            weights.put(epoch.id(), Map.copyOf(carriers));
            lists.put(epoch.id(), new TreeMap<>());
        }

        @Override
        void takeOver(int epoch, Instant at) {
            assertEquals(next.id(), epoch);
            now = next;
            next = null;
        }

        @Override
        void write(int epoch, Collection<RelatedList> some, Instant at) {
            some.forEach(list -> lists.get(epoch).put(list.entryId(), list));
        }

        @Override
        List<End> endsAfter(int epoch, long entryId, int most) {
            List<End> ends = new ArrayList<>();
            lists.get(epoch).tailMap(entryId, false).values().stream().limit(3).forEach(list -> {
                int length = list.neighbours().length;
                ends.add(new End(list.entryId(), list.version(), list.neighbours(),
                        length == 0 ? 0 : list.scores()[length - 1]));
            });
            return ends;
        }
    }
}
