package network.vanguard.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import network.vanguard.link.LinkIndex.Carried;
import network.vanguard.link.LinkIndex.Item;
import network.vanguard.link.RelatedLists.Change;
import network.vanguard.link.RelatedLists.End;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Keeps the stored lists right: after each change those, and only those, in which the changed entry stands or belongs; and makes them all
 * anew, a few at a time, when the weights have grown old. Each method belongs in a transaction of its own; when one fails, this keeper no
 * longer agrees with the database, and another has to be made.
 */
final class LinkKeeper {

    private static final int LOADED_AT_ONCE = 2_000;
    private static final int PAST_REMOVED_AT_ONCE = 5_000;
    /** After a rebuild the next one waits so many times as long as it took, unless the network has doubled. */
    private static final int REST = 4;

    private final RelatedLists store;
    private final Clock clock;
    private final int longFrom;
    private final LinkIndex index = new LinkIndex();
    private EpochLists current;
    private EpochLists building;
    /** Entries up to this number have their list in the epoch that is being built. */
    private int built;
    private Instant buildingSince = Instant.MIN;
    private Instant restUntil = Instant.MIN;
    private boolean shifted;
    /** Whether an entry was found that has no list though nothing about it has changed: the formula is another, or somebody took it away. */
    private boolean missing;
    /** While it is loaded: up to which entry, and whether the lists of the current epoch are. */
    private long loaded;
    private boolean loadedCurrent;
    /** What had changed before it was loaded, and the lists in which it stood by features that nobody knows any more. */
    private final LongOpenHashSet pending = new LongOpenHashSet();
    private final IntOpenHashSet doubtful = new IntOpenHashSet();
    private final IntOpenHashSet doubtfulInBuilding = new IntOpenHashSet();

    LinkKeeper(RelatedLists store, Clock clock) {
        this(store, clock, EpochLists.LONG);
    }

    /** @param longFrom {@link EpochLists#LONG}: small in tests, so that small networks take every way that large ones take */
    LinkKeeper(RelatedLists store, Clock clock, int longFrom) {
        this.longFrom = longFrom;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reads some more of what is there, and finds a rebuild that was cut off; the first thing to do, until all is read.
     *
     * @return whether all is read
     */
    boolean load() {
        if (current == null) {
            List<LinkedEntry> some = store.entriesAfter(loaded, LOADED_AT_ONCE);
            some.forEach(index::put);
            if (!some.isEmpty()) {
                loaded = some.get(some.size() - 1).id();
                return false;
            }
            pending.addAll(store.pending());
            current = lists(store.current());
            building = store.building().map(this::lists).orElse(null);
            loaded = 0;
            return false;
        }
        return loadEnds(loadedCurrent ? building : current);
    }

    private EpochLists lists(Epoch epoch) {
        return new EpochLists(epoch, index, store.carriers(epoch.id()), longFrom);
    }

    private boolean loadEnds(EpochLists lists) {
        if (lists == null) {
            return true;
        }
        List<End> some = store.endsAfter(lists.epoch().id(), loaded, LOADED_AT_ONCE);
        for (End end : some) {
            Item item = index.item(end.entryId());
            if (item != null && item.version() == end.version()) {
                lists.made(item.number(), end.neighbours().length, end.score(), end.last());
                if (Arrays.stream(end.neighbours()).anyMatch(pending::contains)) {
                    (lists == current ? doubtful : doubtfulInBuilding).add(item.number());
                }
            }
        }
        if (!some.isEmpty()) {
            loaded = some.get(some.size() - 1).entryId();
            return false;
        }
        loaded = 0;
        if (loadedCurrent) {
            return true;
        }
        index.forEach(number -> missing |= !current.made(number) && !pending.contains(index.at(number).id()));
        loadedCurrent = true;
        return false;
    }

    // ---------------------------------------------------------------- changes

    /**
     * Takes over what has changed, the oldest first.
     *
     * @param most so many changes at most
     * @return whether there may be more
     */
    boolean follow(int most) {
        List<Change> changes = store.changes(most);
        if (changes.isEmpty()) {
            return false;
        }
        Set<Long> ids = new LinkedHashSet<>();
        changes.forEach(change -> ids.add(change.entryId()));
        IntOpenHashSet inCurrent = new IntOpenHashSet(doubtful);
        IntOpenHashSet inBuilding = new IntOpenHashSet(doubtfulInBuilding);
        ids.forEach(id -> takeOut(id, inCurrent, inBuilding));
        List<LinkedEntry> entries = store.entries(ids);
        entries.forEach(index::put);
        entries.forEach(entry -> putIn(index.item(entry.id()), inCurrent, inBuilding));
        store.write(current.epoch().id(), lists(current, inCurrent), clock.instant());
        if (building != null) {
            store.write(building.epoch().id(), lists(building, inBuilding), clock.instant());
        }
        store.remove(changes);
        doubtful.clear();
        doubtfulInBuilding.clear();
        return changes.size() == most;
    }

    private void takeOut(long id, IntOpenHashSet inCurrent, IntOpenHashSet inBuilding) {
        Item before = index.item(id);
        if (before != null) {
            current.listsWith(before, inCurrent);
            if (building != null) {
                building.listsWith(before, inBuilding);
            }
            index.remove(id);
            notice(before);
        }
    }

    private void putIn(Item now, IntOpenHashSet inCurrent, IntOpenHashSet inBuilding) {
        current.listsWith(now, inCurrent);
        inCurrent.add(now.number());
        if (building != null) {
            building.listsWith(now, inBuilding);
            if (now.number() < built || building.made(now.number())) {
                inBuilding.add(now.number());
            }
        }
        notice(now);
    }

    private void notice(Item changed) {
        for (long carried : changed.carried()) {
            shifted |= current.shifted(Carried.other(carried));
        }
    }

    private List<RelatedList> lists(EpochLists epoch, IntOpenHashSet numbers) {
        int[] order = numbers.toIntArray();
        Arrays.sort(order);
        List<RelatedList> lists = new ArrayList<>(order.length);
        for (int number : order) {
            if (index.at(number) != null) {
                lists.add(epoch.list(index.at(number)));
            }
        }
        return lists;
    }

    // ---------------------------------------------------------------- a new epoch

    /** Whether the weights have grown old: a tenth more or fewer entries, or a heavy concept that is carried by many more or fewer; or lists are missing. */
    boolean due() {
        if (building != null) {
            return true;
        }
        long then = current.epoch().entries();
        boolean grown = 10 * Math.abs(index.size() - then) > then;
        boolean doubled = index.size() > 2 * then;
        return doubled || missing || (grown || shifted) && !clock.instant().isBefore(restUntil);
    }

    /** Counts anew, if no rebuild is under way; whether it did. */
    boolean begin() {
        if (building != null) {
            return false;
        }
        Long2IntOpenHashMap carriers = new Long2IntOpenHashMap();
        for (int feature = 0; feature < index.features(); feature++) {
            if (index.postings(feature).size() > 1) {
                carriers.put(index.featureId(feature), index.postings(feature).size());
            }
        }
        Epoch epoch = new Epoch(current.epoch().id() + 1, index.size(), index.averageTags(), index.averageWords());
        store.begin(epoch, carriers, clock.instant());
        building = new EpochLists(epoch, index, carriers, longFrom);
        built = 0;
        shifted = false;
        missing = false;
        buildingSince = clock.instant();
        return true;
    }

    /**
     * Makes more lists of the new epoch; with the last of them it takes over.
     *
     * @param most so many lists at most
     * @return whether it is done
     */
    boolean build(int most) {
        List<RelatedList> lists = new ArrayList<>(most);
        while (lists.size() < most && built < index.numbers()) {
            Item item = index.at(built);
            if (item != null && !building.made(built)) {
                lists.add(building.list(item));
            }
            built++;
        }
        store.write(building.epoch().id(), lists, clock.instant());
        if (built < index.numbers()) {
            return false;
        }
        store.takeOver(building.epoch().id(), clock.instant());
        current = building;
        building = null;
        Instant now = clock.instant();
        Duration took = buildingSince.equals(Instant.MIN) ? Duration.ZERO : Duration.between(buildingSince, now);
        restUntil = now.plus(took.multipliedBy(REST));
        return true;
    }

    /** Removes some of what belongs to epochs that are over; false when nothing was left. */
    boolean tidy() {
        return store.removePast(PAST_REMOVED_AT_ONCE) > 0;
    }
}
