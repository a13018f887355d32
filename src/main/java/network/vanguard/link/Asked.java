package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import network.vanguard.text.Words;

/** What similar entries are asked for: the features of an entry or a text, and the epoch whose weights count. */
record Asked(List<Feature> features, Epoch epoch) {

    /** The words that tell something: one that more than a tenth of the entries have, or that fits any text, counts, but tells nothing. */
    List<Long> telling() {
        long most = Math.max(2, epoch.entries() / 10);
        return features.stream()
                .filter(feature -> !feature.concept() && feature.carriers() <= most && !Words.plain(feature.name()))
                .map(Feature::id).toList();
    }

    /**
     * A feature that is asked for.
     *
     * @param bound more than this it adds to no score
     */
    record Ask(long feature, long weight, long carriers, long bound) {}

    /** What is asked for, those first that can add most. */
    List<Ask> asks() {
        Map<Long, Long> weights = weights();
        return features.stream().filter(feature -> weights.containsKey(feature.id()))
                .map(feature -> new Ask(feature.id(), weights.get(feature.id()), feature.carriers(),
                        weights.get(feature.id())
                                * (feature.concept()
                                        ? Similarity.conceptFit(epoch, 1, Similarity.OWN)
                                        : Similarity.WORD_FIT_MAX)))
                .sorted(comparing(Ask::bound).reversed().thenComparing(Ask::feature)).toList();
    }

    /** The same, without all but so many of its features: those that can add most. */
    Asked weightiest(int most) {
        Set<Long> kept = asks().stream().limit(most).map(Ask::feature).collect(Collectors.toSet());
        return new Asked(features.stream().filter(feature -> kept.contains(feature.id())).toList(), epoch);
    }

    /**
     * The same, without what would cost too much: of those that can add most as many as all their carriers together are no more than that.
     * What only few have costs little and says most; what half of the network has is left out.
     */
    Asked carriedByAtMost(long carriers) {
        Set<Long> kept = new HashSet<>();
        long together = 0;
        for (Ask ask : asks()) {
            if (together + ask.carriers() <= carriers) {
                together += ask.carriers();
                kept.add(ask.feature());
            }
        }
        return new Asked(features.stream().filter(feature -> kept.contains(feature.id())).toList(), epoch);
    }

    /** The weight of each feature that is asked for, by its id. */
    Map<Long, Long> weights() {
        Map<Long, Long> weights = new HashMap<>();
        int words = (int) features.stream().filter(feature -> !feature.concept()).count();
        for (Feature feature : features) {
            int rarity = Similarity.rarity(epoch.entries(), feature.carriers());
            weights.put(feature.id(), feature.concept()
                    ? Similarity.conceptAsk(rarity, feature.amount())
                    : Similarity.wordAsk(rarity, feature.amount(), words));
        }
        weights.values().removeIf(weight -> weight <= 0);
        return weights;
    }
}
