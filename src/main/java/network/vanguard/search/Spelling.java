package network.vanguard.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import network.vanguard.attachment.FilesChanged;
import network.vanguard.entry.EntryChanged;
import network.vanguard.member.Viewer;
import network.vanguard.text.EditDistance;
import network.vanguard.vocabulary.ConceptChanged;

/** Finds what a misspelt word may have been, among the words of what the viewer may read. */
@ApplicationScoped
class Spelling {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int SHORTEST = 4;
    private static final int WORDS_LOOKED_AT = 8;

    private final SearchWords words;

    Spelling(SearchWords words) {
        this.words = words;
    }

    // All in the transaction of the change: what can be found can be meant.
    void entryChanged(@Observes EntryChanged change) {
        words.keepOfEntry(change.entryId());
    }

    void filesChanged(@Observes FilesChanged change) {
        words.keepOfEntry(change.entryId());
    }

    void conceptChanged(@Observes ConceptChanged change) {
        words.keepOfConcept(change.conceptId());
    }

    /** The text with each unknown word replaced by the nearest known one; empty when there is nothing to replace. */
    Optional<String> corrected(String text, Viewer viewer) {
        List<String> typed = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find() && typed.size() < WORDS_LOOKED_AT) {
            String folded = folded(word.group());
            if (folded.length() >= SHORTEST && folded.length() <= 40 && folded.matches("[a-z0-9]+")) {
                typed.add(folded);
            }
        }
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> candidates = words.candidates(typed.stream().distinct().toList(), viewer);
        String corrected = WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                nearest(folded(found.group()), candidates.getOrDefault(folded(found.group()), List.of()))
                        .orElse(found.group())));
        return corrected.equals(text) ? Optional.empty() : Optional.of(corrected);
    }

    /** The candidate with the fewest changes; of several the first. */
    static Optional<String> nearest(String typed, List<String> candidates) {
        return candidates.stream()
                .filter(word -> EditDistance.between(typed, word) <= EditDistance.tolerated(typed.length()))
                .min(Comparator.comparingInt(word -> EditDistance.between(typed, word)));
    }

    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
