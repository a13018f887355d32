package network.vanguard.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import network.vanguard.entry.EntrySummary;
import network.vanguard.link.EntryFeatures.Match;
import network.vanguard.link.EntryFeatures.Part;
import network.vanguard.link.Reason.Kind;

/** Puts into reasons, and into words, what an entry shares with the one asked about. */
final class Explanation {

    private static final int TAGS_NAMED = 4;
    private static final int BROADER_NAMED = 2;
    /** So many words are named, and so many it takes to speak for a link without a topic. */
    static final int WORDS_NAMED = 3;
    /** What adds less than a 20th to the score is not worth a reader's time, unless it is a tag or all there is. */
    private static final int WORTH_NAMING = 20;

    private final Map<Long, Feature> features = new HashMap<>();
    private final Set<Long> telling;

    Explanation(Asked asked) {
        asked.features().forEach(feature -> features.put(feature.id(), feature));
        this.telling = Set.copyOf(asked.telling());
    }

    SimilarEntry of(EntrySummary entry, Match match, Candidate found) {
        return new SimilarEntry(entry, match.score() / Similarity.ONE, reasons(match.parts()), why(match),
                found.foundAt(), found.mine());
    }

    /** Whether a topic speaks for the link, or a few words that are not everybody's. */
    boolean convinces(Match match) {
        return match.parts().stream().anyMatch(part -> features.get(part.feature()).concept())
                || match.parts().stream().filter(part -> telling.contains(part.feature())).count() >= WORDS_NAMED;
    }

    private Why why(Match match) {
        long least = match.score() / WORTH_NAMING;
        Set<Long> shared = new HashSet<>();
        match.parts().forEach(part -> shared.add(part.feature()));
        List<Part> tags = some(match, TAGS_NAMED, part -> kind(part) == Kind.TAG);
        List<Part> broader = some(match, BROADER_NAMED, part -> kind(part) == Kind.BROADER && part.weight() >= least
                && features.get(part.feature()).below().stream().noneMatch(shared::contains));
        Set<String> said = new HashSet<>();
        tags.forEach(part -> said.addAll(features.get(part.feature()).stems()));
        broader.forEach(part -> said.addAll(features.get(part.feature()).stems()));
        List<Part> words = some(match, WORDS_NAMED, part -> telling.contains(part.feature()) && part.weight() >= least
                && !said.contains(features.get(part.feature()).name()));
        if (tags.isEmpty() && broader.isEmpty() && words.isEmpty()) {
            Part largest = match.parts().get(0);
            return kind(largest) == Kind.WORD
                    ? new Why(List.of(), List.of(), List.of(reason(largest)))
                    : new Why(List.of(), List.of(reason(largest)), List.of());
        }
        return new Why(reasons(tags), reasons(broader), reasons(words));
    }

    private static List<Part> some(Match match, int most, Predicate<Part> worthNaming) {
        return match.parts().stream().filter(worthNaming).limit(most).toList();
    }

    private List<Reason> reasons(List<Part> parts) {
        return parts.stream().map(this::reason).toList();
    }

    private Reason reason(Part part) {
        Feature feature = features.get(part.feature());
        return new Reason(kind(part), feature.name(), feature.label(), part.weight() / Similarity.ONE);
    }

    private Kind kind(Part part) {
        Feature feature = features.get(part.feature());
        if (!feature.concept()) {
            return Kind.WORD;
        }
        return feature.ownTag() && part.ownTag() ? Kind.TAG : Kind.BROADER;
    }
}
