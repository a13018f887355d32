package network.vanguard.curation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import network.vanguard.curation.TopicPairs.Use;

/**
 * Topics that keep the same company and hardly each other's: two names of one thing are used beside the same topics, and who uses the one
 * does not need the other. The likeness of two is the cosine between how often each is used beside every other topic, where a topic of
 * everybody's counts less than a rare one: n(topic, other) · ln(1 + entries / n(other)).
 */
final class SameCompany {

    /** A topic that was used less often has no habits. */
    private static final int LEAST_USES = 3;
    private static final int LEAST_SHARED = 3;
    /** What is used beside more topics than this tells nothing of any, and would make every pair be looked at. */
    private static final int MOST_COMPANIONS = 60;
    private static final double LEAST_COSINE = 0.6;
    /** Of the rarer one's uses, those with the other one. */
    private static final double MOST_TOGETHER = 0.1;
    private static final int NAMED = 3;
    /** Those that share the rarest company are compared first. */
    private static final int MOST_COMPARED = 100_000;

    private final Map<Long, Integer> uses = new HashMap<>();
    private final Map<Long, Map<Long, Integer>> beside = new TreeMap<>();
    private final Map<Long, Double> squares = new HashMap<>();

    /** Two topics; {@code likeness} in thousandths, {@code company} the topics that speak most for it. */
    record Found(long low, long high, int likeness, List<Long> company) {}

    private final Map<Long, Double> rarity = new HashMap<>();
    private int entries;

    private record Pair(long low, long high) {}

    /** @param all ordered by entry */
    SameCompany(List<Use> all) {
        List<Long> ofEntry = new ArrayList<>();
        long entry = 0;
        for (Use use : all) {
            if (use.entry() != entry) {
                count(ofEntry);
                ofEntry.clear();
                entry = use.entry();
            }
            ofEntry.add(use.topic());
        }
        count(ofEntry);
        uses.forEach((topic, times) -> rarity.put(topic, Math.log1p((double) entries / times)));
        beside.forEach((topic, company) -> squares.put(topic, company.entrySet().stream()
                .mapToDouble(one -> weight(one.getKey(), one.getValue()) * weight(one.getKey(), one.getValue())).sum()));
    }

    private void count(List<Long> topics) {
        entries++;
        for (long one : topics) {
            uses.merge(one, 1, Integer::sum);
            for (long other : topics) {
                if (one != other) {
                    beside.computeIfAbsent(one, any -> new HashMap<>()).merge(other, 1, Integer::sum);
                }
            }
        }
    }

    /** The likeliest first, so many at most. */
    List<Found> pairs(int most) {
        List<Found> found = new ArrayList<>();
        Set<Pair> asked = new HashSet<>();
        List<Map<Long, Integer>> telling = beside.values().stream().filter(company -> company.size() <= MOST_COMPANIONS)
                .sorted(Comparator.comparing(Map::size)).toList();
        for (Map<Long, Integer> company : telling) {
            List<Long> often = company.keySet().stream().filter(topic -> uses.get(topic) >= LEAST_USES).sorted().toList();
            for (int i = 0; i < often.size(); i++) {
                for (int j = i + 1; j < often.size() && asked.size() < MOST_COMPARED; j++) {
                    if (asked.add(new Pair(often.get(i), often.get(j)))) {
                        compare(often.get(i), often.get(j), found);
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Found::likeness).reversed().thenComparing(Found::low).thenComparing(Found::high));
        return found.subList(0, Math.min(most, found.size()));
    }

    private void compare(long low, long high, List<Found> found) {
        Map<Long, Integer> one = beside.get(low);
        Map<Long, Integer> other = beside.get(high);
        if (one.getOrDefault(high, 0) > MOST_TOGETHER * Math.min(uses.get(low), uses.get(high))) {
            return;
        }
        Map<Long, Integer> smaller = one.size() < other.size() ? one : other;
        Map<Long, Integer> larger = smaller == one ? other : one;
        double product = 0;
        int shared = 0;
        for (Map.Entry<Long, Integer> topic : smaller.entrySet()) {
            Integer there = larger.get(topic.getKey());
            if (there != null) {
                product += weight(topic.getKey(), topic.getValue()) * weight(topic.getKey(), there);
                shared++;
            }
        }
        double cosine = product / (length(low, high) * length(high, low));
        if (shared >= LEAST_SHARED && cosine >= LEAST_COSINE) {
            List<Long> company = smaller.keySet().stream().filter(larger::containsKey)
                    .sorted(Comparator
                            .comparing((Long topic) -> weight(topic, one.get(topic)) * weight(topic, other.get(topic)))
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(NAMED).toList();
            found.add(new Found(low, high, (int) Math.round(1000 * Math.min(1, cosine)), company));
        }
    }

    /** Of a topic's company, without the one that it is compared with. */
    private double length(long topic, long without) {
        double other = weight(without, beside.get(topic).getOrDefault(without, 0));
        return Math.sqrt(Math.max(0, squares.get(topic) - other * other));
    }

    private double weight(long topic, int times) {
        return times * rarity.getOrDefault(topic, 0d);
    }
}
