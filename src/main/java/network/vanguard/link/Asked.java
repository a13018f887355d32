package network.vanguard.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The weight of each feature that is asked for, by its id. */
    Map<Long, Long> weights() {
        Map<Long, Long> weights = new HashMap<>();
        for (Feature feature : features) {
            int rarity = Similarity.rarity(epoch.entries(), feature.carriers());
            weights.put(feature.id(), feature.concept()
                    ? Similarity.conceptAsk(rarity, feature.amount())
                    : Similarity.wordAsk(rarity, feature.amount()));
        }
        weights.values().removeIf(weight -> weight <= 0);
        return weights;
    }
}
