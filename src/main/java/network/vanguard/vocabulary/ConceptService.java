package network.vanguard.vocabulary;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.text.PatientDetails;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.ConceptEvent.Change;

/** What imports and writers do with the vocabulary. What curators do by hand is {@link VocabularyService}. */
@ApplicationScoped
public class ConceptService {

    /** Longest name of a tag, in characters. */
    public static final int LABEL_MAX = 100;

    private final Concepts concepts;
    private final ConceptEvents events;
    private final Clock clock;
    private final Event<ConceptChanged> changed;

    ConceptService(Concepts concepts, ConceptEvents events, Clock clock, Event<ConceptChanged> changed) {
        this.concepts = concepts;
        this.events = events;
        this.clock = clock;
        this.changed = changed;
    }

    /** What an import did with a line. */
    public enum Outcome {
        CREATED, UPDATED, UNCHANGED
    }

    /**
     * Makes or updates the concept of that slug. A slug that leads to another one since a rename or a merge is left alone: an import does
     * not undo what curators did.
     *
     * @throws Refused when the viewer is not a curator
     * @throws Invalid for an unknown facet, an unknown neighbour, or a circle of broader concepts
     */
    @Transactional
    public Outcome record(@Valid ConceptInput input, String digest, Viewer viewer) {
        if (!viewer.curator()) {
            throw new Refused("Only a curator may change the vocabulary.");
        }
        if (Facet.of(input.facet()).isEmpty()) {
            throw new Invalid("facet", "“" + input.facet() + "” is not a facet of the vocabulary.");
        }
        Concept concept = concepts.bySlug(input.slug()).orElse(null);
        boolean renamedOrMerged = concept == null && concepts.current(input.slug()).isPresent();
        if (renamedOrMerged || concept != null && concept.digest.equals(digest)) {
            return Outcome.UNCHANGED;
        }
        Outcome outcome = concept == null ? Outcome.CREATED : Outcome.UPDATED;
        if (concept == null) {
            concept = new Concept(input.slug(), clock.instant());
        }
        concept.describe(input, digest);
        concept.revision++;
        concepts.persistAndFlush(concept);
        if (outcome == Outcome.UPDATED) {
            events.add(concept, Change.IMPORTED, null, null, null, viewer);
        }
        concepts.setLabels(concept, input.altLabels());
        Set<Long> broader = idsOf("broader", input.broader());
        for (long above : broader) {
            if (concepts.standsBelow(above, concept.id)) {
                throw new Invalid("broader", "A concept cannot stand above itself.");
            }
        }
        concepts.setRelations(concept, broader, idsOf("related", input.related()));
        changed.fire(new ConceptChanged(concept.id));
        return outcome;
    }

    private Set<Long> idsOf(String field, List<String> slugs) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String slug : slugs) {
            ids.add(concepts.current(slug).orElseThrow(() -> new Invalid(field, "There is no concept “" + slug + "”.")).id);
        }
        return ids;
    }

    /**
     * Finds the concepts that people mean by what they typed: a slug, a name or a synonym. What nobody has named yet becomes a proposed
     * concept at once, so that a tag never holds a post back.
     *
     * @param siteId the site that is written for, whose own topics can be meant too, or null
     * @return the ids, in the order given, each once
     * @throws Invalid when a name is empty or too long
     */
    @Transactional
    public List<Long> resolveOrPropose(List<String> typed, Long siteId) {
        long site = siteId == null ? 0 : siteId;
        List<String> labels = typed.stream().map(name -> name.strip().replaceAll("\\s+", " ")).toList();
        Map<String, Long> bySlug = concepts.idsBySlug(labels, site);
        Set<Long> ids = new LinkedHashSet<>();
        for (String label : labels) {
            Long known = bySlug.get(label);
            ids.add(known == null ? named(label, site).id : known);
        }
        return List.copyOf(ids);
    }

    private Concept named(String label, long site) {
        String key = LabelKey.of(label);
        if (key.isEmpty() || label.length() > LABEL_MAX) {
            throw new Invalid("tags", "A topic is 1 to " + LABEL_MAX + " characters, with a letter or a digit: “"
                    + (label.length() > 40 ? label.substring(0, 40) + "…" : label) + "”.");
        }
        return concepts.byLabel(key, site).stream().findFirst().orElseGet(() -> propose(label));
    }

    private Concept propose(String label) {
        PatientDetails.refuse("tags", label, true);
        String wanted = Slugs.of(label);
        String slug = wanted;
        for (int n = 2; concepts.current(slug).isPresent(); n++) {
            slug = wanted + "-" + n;
        }
        Concept concept = new Concept(slug, clock.instant());
        concept.prefLabel = label;
        concept.facet = Facet.APPROACH.code();
        concept.state = Concept.PROPOSED;
        concepts.persistAndFlush(concept);
        concepts.setLabels(concept, List.of());
        return concept;
    }
}
