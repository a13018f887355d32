package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What similar entries are asked for: the features of an entry or a text, and the epoch whose weights count. */
record Asked(List<Feature> features, Epoch epoch) {

    /** The words that tell something: one that more than a tenth of the entries have counts, but is everybody's. */
    List<Long> telling() {
        long most = Math.max(2, epoch.entries() / 10);
        return features.stream().filter(feature -> !feature.concept() && feature.carriers() <= most).map(Feature::id).toList();
    }

    /** The weight of each feature that is asked for, by its id: all concepts, and the heaviest words. */
    Map<Long, Long> weights() {
        double share = Similarity.wordShare(epoch.entries(), (int) features.stream().filter(Feature::ownTag).count());
        Map<Long, Long> weights = new LinkedHashMap<>();
        features.stream().filter(Feature::concept)
                .forEach(concept -> weights.put(concept.id(), Similarity.conceptAsk(rarity(concept), concept.amount())));
        Stream<Map.Entry<Long, Long>> words = features.stream().filter(feature -> !feature.concept())
                .map(word -> Map.entry(word.id(), Similarity.wordAsk(rarity(word), share, word.amount())));
        words.sorted(comparing(Map.Entry<Long, Long>::getValue).reversed().thenComparing(Map.Entry::getKey))
                .limit(Similarity.WORDS).forEach(word -> weights.put(word.getKey(), word.getValue()));
        weights.values().removeIf(weight -> weight <= 0);
        return weights;
    }

    private int rarity(Feature feature) {
        return Similarity.rarity(epoch.entries(), feature.carriers());
    }
}
