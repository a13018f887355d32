package network.vanguard.link;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.link.Tags.Named;
import network.vanguard.member.Viewer;
import network.vanguard.replica.Reads;
import network.vanguard.text.Normal;
import network.vanguard.vocabulary.LabelKey;
import network.vanguard.vocabulary.TagRef;

/**
 * Guesses the tags of a text: from the names that stand in it, and from what the most similar texts carry, by its words and by the tags
 * that it has already. Changes nothing.
 */
@Reads
@ApplicationScoped
public class TagSuggester {

    /** Longest text, in characters. */
    public static final int TEXT_MAX = 200_000;
    /** Most tags that a text can have already. */
    public static final int TAGS_MAX = 30;
    /** Similar texts that are asked; the accuracy was measured with as many (graph.md). */
    private static final int NEAREST = 30;
    /** Of the words and tags of a text those are asked for that tell most: 25 keep 99.8 % of the quality (graph.md), and a long text is no burden. */
    private static final int ASKED = 40;
    /** A single text among thirty is no reason. */
    private static final int LEAST_VOTES = 2;
    private static final int SUGGESTED = 10;
    /**
     * What it counts, beside the votes, that a tag's name stands in the text; a tag on all the nearest texts has 1 from them. The names that
     * curators keep were chosen to be meant. Proposed ones may be any word: with more weight they push the better ones out
     * (docs/link-quality.md).
     */
    private static final double KEPT_NAME = 1;
    private static final double PROPOSED_NAME = 0.1;

    private final EntryFeatures features;
    private final Tags tags;

    TagSuggester(EntryFeatures features, Tags tags) {
        this.features = features;
        this.tags = tags;
    }

    /** A text, and the tags that it has already, by slug or name: these and what stands above them are not suggested. */
    public record Request(
            @NotBlank(message = "Send a text.") @Size(max = TEXT_MAX, message = "A text can be 200,000 characters at most.") String text,
            @Size(max = TAGS_MAX, message = "A text can have 30 tags at most.") List<@NotBlank(message = "A tag has a name.") @Size(max = 100, message = "A tag can be 100 characters at most.") String> tags) {

        public Request {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    /** Up to ten tags, the likeliest first. Only texts that the viewer may read have a say. Six queries. */
    @Transactional
    public List<TagSuggestion> suggest(@Valid Request request, Viewer viewer) {
        String text = Normal.text("text", request.text());
        Map<String, Guess> guesses = new LinkedHashMap<>();
        named(text, guesses, viewer);
        vote(text, request.tags(), guesses, viewer);
        Set<String> known = new HashSet<>(tags.withAllAbove(request.tags()));
        return guesses.values().stream().filter(guess -> !known.contains(guess.tag.slug()) && guess.score() > 0)
                .map(Guess::suggestion)
                .sorted(comparing(TagSuggestion::score).reversed().thenComparing(TagSuggestion::slug)).limit(SUGGESTED)
                .toList();
    }

    /** The longest name wins: "type 2 diabetes" says all that "diabetes" would. */
    private void named(String text, Map<String, Guess> guesses, Viewer viewer) {
        List<Named> longer = new ArrayList<>();
        for (Named name : tags.namedIn(LabelKey.of(text), viewer)) {
            if (longer.stream().noneMatch(other -> within(name, other))) {
                guesses.computeIfAbsent(name.tag().slug(), slug -> new Guess(name.tag())).name(name);
            }
            longer.add(name);
        }
    }

    private static boolean within(Named name, Named longer) {
        return longer.key().length() > name.key().length() && (" " + longer.key() + " ").contains(" " + name.key() + " ");
    }

    private void vote(String text, List<String> given, Map<String, Guess> guesses, Viewer viewer) {
        // As in an entry that has these tags, the words of their names count as words of the text.
        Asked asked = features.ofText(text + "\n" + String.join("\n", given), tags.ids(given, viewer));
        List<Candidate> nearest = features.nearest(asked.weightiest(ASKED), new Choice(0, false, NEAREST), viewer);
        if (nearest.isEmpty()) {
            return;
        }
        double all = nearest.stream().mapToDouble(Candidate::score).sum();
        Map<Long, List<TagRef>> carried = tags.ofEntries(nearest.stream().map(Candidate::entryId).toList());
        for (Candidate match : nearest) {
            for (TagRef tag : carried.getOrDefault(match.entryId(), List.of())) {
                guesses.computeIfAbsent(tag.slug(), slug -> new Guess(tag)).vote(match.score() / all, nearest.size());
            }
        }
    }

    /** What speaks for a tag. */
    private static final class Guess {

        private final TagRef tag;
        private String named;
        private int votes;
        private int asked;
        private double share;

        Guess(TagRef tag) {
            this.tag = tag;
        }

        void name(Named name) {
            if (named == null) {
                named = name.preferred()
                        ? "The text speaks of “" + name.name() + "”"
                        : "“" + name.name() + "” is another name of “" + tag.label() + "”";
            }
        }

        void vote(double weight, int of) {
            votes++;
            asked = of;
            share += weight;
        }

        double score() {
            return (named == null ? 0 : tag.proposed() ? PROPOSED_NAME : KEPT_NAME) + (votes < LEAST_VOTES ? 0 : share);
        }

        TagSuggestion suggestion() {
            String voted = votes < LEAST_VOTES ? null : "on " + votes + " of the " + asked + " nearest texts";
            String reason = named == null ? voted : voted == null ? named : named + "; " + voted;
            return new TagSuggestion(tag.slug(), tag.label(), tag.facet(), score(), reason);
        }
    }
}
