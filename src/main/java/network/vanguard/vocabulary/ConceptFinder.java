package network.vanguard.vocabulary;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;

/** Questions about the vocabulary, which is public. */
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

    /** A concept and what stands around it; {@link NotFound} when there is none of that slug, now or before a rename or a merge. */
    @Transactional
    public ConceptView page(String slug) {
        Concept concept = concepts.current(slug).orElseThrow(NotFound::new);
        return new ConceptView(concept.id, concept.revision, concept.siteId, concept.slug, concept.prefLabel,
                concepts.altLabels(concept.id), concept.facet,
                concept.ref().proposed(), refs(concepts.broader(concept.id)), refs(concepts.narrower(concept.id)),
                refs(concepts.related(concept.id)), concept.definition, concept.origin, concept.source);
    }

    /** The concept that people mean by a slug, old or new, a name or a synonym. */
    @Transactional
    public Optional<TagRef> meant(String typed) {
        return concepts.current(typed).filter(concept -> concept.siteId == null)
                .or(() -> concepts.byLabel(LabelKey.of(typed), 0).stream().findFirst()).map(Concept::ref)
                // the name of a site's own topic is told nobody who only knows its address
                .or(() -> concepts.current(typed).map(own -> new TagRef(own.slug, own.slug, own.facet, false)));
    }

    /** What was done to a concept, the newest first. */
    @Transactional
    public List<ConceptEvent> history(long id, int most) {
        return events.of(id, most);
    }

    /** Whether the viewer follows it, and how many do. */
    @Transactional
    public Following following(long id, Viewer viewer) {
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

    private static List<TagRef> refs(List<Concept> found) {
        return found.stream().map(Concept::ref).toList();
    }
}
