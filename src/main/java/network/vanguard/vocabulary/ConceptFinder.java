package network.vanguard.vocabulary;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about the vocabulary, which is public. */
@Reads
@ApplicationScoped
public class ConceptFinder {

    private final Concepts concepts;
    private final ConceptEvents events;
    private final ConceptFollows follows;
    private final ConceptMerges merges;

    ConceptFinder(Concepts concepts, ConceptEvents events, ConceptFollows follows, ConceptMerges merges) {
        this.concepts = concepts;
        this.events = events;
        this.follows = follows;
        this.merges = merges;
    }

    /**
     * A concept of which the rest is to be asked together with other things.
     *
     * @param slug as it is now
     * @param view the concept and what stands around it
     */
    public record Named(long id, String slug, Question<ConceptView> view) {}

    /** The concept of that slug; {@link NotFound} when there is none, now or before a rename or a merge. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Named named(String slug) {
        Concept concept = concepts.current(slug).orElseThrow(NotFound::new);
        return new Named(concept.id, concept.slug, concepts.altLabels(concept.id).with(concepts.around(concept.id),
                (labels, around) -> new ConceptView(concept.id, concept.revision, concept.siteId, concept.slug,
                        concept.prefLabel, labels, concept.facet, concept.ref().proposed(), around.broader(),
                        around.narrower(), around.related(), concept.definition, concept.origin, concept.source)));
    }

    /** A concept and what stands around it; errors as above. */
    @Transactional
    public ConceptView page(String slug) {
        return named(slug).view().answer();
    }

    /** The concept that people mean by a slug, old or new, a name or a synonym. */
    @Transactional
    public Optional<TagRef> meant(String typed) {
        return askMeant(typed).answer();
    }

    /** The same, to be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Optional<TagRef>> askMeant(String typed) {
        return concepts.meant(typed, LabelKey.of(typed));
    }

    /** What was done to a concept, the newest first. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<ConceptEvent>> history(long id, int most) {
        return events.of(id, most);
    }

    /** Whether the viewer follows it, and how many do. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Following> following(long id, Viewer viewer) {
        return follows.of(id, viewer);
    }

    /**
     * What a merge would do to the vocabulary.
     *
     * @throws NotFound when there is no concept of one of the numbers
     */
    @Transactional
    public MergeEffect mergeEffect(long from, long into) {
        return merges.effect(from, into);
    }

}
