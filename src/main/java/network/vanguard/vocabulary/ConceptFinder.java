package network.vanguard.vocabulary;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.problem.NotFound;

/** Questions about the vocabulary, which is public. */
@ApplicationScoped
public class ConceptFinder {

    private final Concepts concepts;

    ConceptFinder(Concepts concepts) {
        this.concepts = concepts;
    }

    /** A concept and what stands around it; {@link NotFound} when there is none of that slug. */
    @Transactional
    public ConceptView page(String slug) {
        Concept concept = concepts.bySlug(slug).orElseThrow(NotFound::new);
        return new ConceptView(concept.id, concept.slug, concept.prefLabel, concepts.altLabels(concept.id), concept.facet,
                concept.ref().proposed(), refs(concepts.broader(concept.id)), refs(concepts.narrower(concept.id)),
                refs(concepts.related(concept.id)), concept.definition, concept.origin, concept.source);
    }

    /** The concept that people mean by a slug, a name or a synonym. */
    @Transactional
    public Optional<TagRef> meant(String typed) {
        return concepts.bySlug(typed).or(() -> concepts.byLabel(LabelKey.of(typed)).stream().findFirst()).map(Concept::ref);
    }

    /** Concepts of which a name or a word of a name begins so. */
    @Transactional
    public List<TagRef> startingWith(String typed, int limit) {
        String key = LabelKey.of(typed);
        return key.isEmpty() ? List.of() : refs(concepts.startingWith(key, limit));
    }

    private static List<TagRef> refs(List<Concept> found) {
        return found.stream().map(Concept::ref).toList();
    }
}
