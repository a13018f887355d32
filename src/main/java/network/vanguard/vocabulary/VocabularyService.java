package network.vanguard.vocabulary;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.text.PatientDetails;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.ConceptEvent.Change;

/**
 * What curators do with topics, one after the other, and every change with its row in the history. Callers make sure that the viewer may
 * know of the topic: whether a proposed one may be named depends on the entries, which live upstairs.
 */
@ApplicationScoped
public class VocabularyService {

    private final Concepts concepts;
    private final ConceptEvents events;
    private final ConceptFollows follows;
    private final ConceptMerges merges;
    private final Clock clock;
    private final Event<ConceptChanged> changed;
    private final Event<ConceptMerged> merged;

    VocabularyService(Concepts concepts, ConceptEvents events, ConceptFollows follows, ConceptMerges merges, Clock clock,
            Event<ConceptChanged> changed, Event<ConceptMerged> merged) {
        this.concepts = concepts;
        this.events = events;
        this.follows = follows;
        this.merges = merges;
        this.clock = clock;
        this.changed = changed;
        this.merged = merged;
    }

    /** {@link Refused} for whoever does not keep the vocabulary. */
    public void requireCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Refused("Curators keep the topics. Ask one of them, or propose a topic by using it.");
        }
    }

    /**
     * Writes a topic anew. A proposed one is accepted by that, and one of a site becomes one of the whole network. A name that it had stays one of its other names, and the address that it had
     * leads to it for good.
     *
     * @param expected the revision that the curator had read
     * @param reason   for the history, which whoever sees the topic can read; or null
     * @return the topic under its name and address of now
     * @throws Refused  when the viewer is no curator
     * @throws NotFound when there is no such topic
     * @throws Stale    when somebody else was first
     * @throws Invalid  for a name that another topic prefers, an unknown neighbour, or one that would stand above itself
     */
    @Transactional
    public TagRef revise(long id, int expected, @Valid TopicInput input, String reason, Viewer viewer) {
        requireCurator(viewer);
        concepts.lock();
        Concept concept = concepts.findByIdOptional(id).orElseThrow(NotFound::new);
        if (concept.revision != expected) {
            throw new Stale();
        }
        Change step = Concept.PROPOSED.equals(concept.state)
                ? Change.ACCEPTED
                : concept.siteId != null ? Change.PROMOTED : null;
        write(concept, input, step, fit(reason), viewer);
        return concept.ref();
    }

    /**
     * Makes a topic of the whole network.
     *
     * @param slug the address that it should have, or null for one made of its name; when it is taken, a number follows
     */
    @Transactional
    public TagRef make(String slug, @Valid TopicInput input, String reason, Viewer viewer) {
        requireCurator(viewer);
        concepts.lock();
        String wanted = slug == null ? Slugs.of(input.name()) : slug;
        Concept concept = new Concept(freeSlug(wanted, 0), clock.instant());
        concept.prefLabel = input.name().strip();
        concept.facet = input.facet();
        requireOwnName(concept.prefLabel, 0);
        concepts.persistAndFlush(concept);
        write(concept, input, Change.MADE, fit(reason), viewer);
        return concept.ref();
    }

    private void write(Concept concept, TopicInput input, Change step, String reason, Viewer viewer) {
        if (Facet.of(input.facet()).isEmpty()) {
            throw new Invalid("facet", "There is no such kind of topic.");
        }
        String name = input.name().strip().replaceAll("\\s+", " ");
        String before = concept.prefLabel;
        boolean renamed = !name.equals(before);
        List<String> names = names(input, name, renamed ? before : null);
        if (renamed || step != null) {
            requireOwnName(name, concept.id);
        }
        if (step != null) {
            events.add(concept, step, null, name, reason, viewer);
        }
        List<String> namesBefore = concepts.altLabels(concept.id).answer();
        requireOwnNames(names, namesBefore, concept.id);
        List<Concept> broaderBefore = concepts.broader(concept.id);
        List<Concept> relatedBefore = concepts.related(concept.id);
        Map<Long, Concept> broader = neighbours("broader", input.broader(), broaderBefore, concept);
        Map<Long, Concept> related = neighbours("related", input.related(), relatedBefore, concept);
        for (Concept above : broader.values()) {
            if (concepts.standsBelow(above.id, concept.id)) {
                throw new Invalid("broader", "“" + above.prefLabel + "” stands below this topic, so it cannot stand above it.");
            }
        }

        concept.state = Concept.ACCEPTED;
        concept.siteId = null;
        concept.revision++;
        concept.prefLabel = name;
        String facetBefore = concept.facet;
        concept.facet = input.facet();
        String definitionBefore = concept.definition;
        concept.definition = blankToNull(input.definition());
        String slugBefore = concept.slug;
        if (renamed) {
            concept.slug = freeSlug(Slugs.of(name), concept.id);
        }
        concepts.flush();
        if (!concept.slug.equals(slugBefore)) {
            concepts.moveFrom(slugBefore, concept);
        }
        concepts.setLabels(concept, names);
        concepts.replaceRelations(concept, broader.keySet(), related.keySet());
        for (Concept beside : related.values()) {
            if (concepts.standsBelow(concept.id, beside.id) || concepts.standsBelow(beside.id, concept.id)) {
                throw new Invalid("related",
                        "“" + beside.prefLabel + "” stands above or below this topic, which says more than related does.");
            }
        }

        note(concept, Change.NAME, before, name, reason, viewer);
        note(concept, Change.NAMES, String.join(", ", namesBefore), String.join(", ", names), reason, viewer);
        note(concept, Change.FACET, label(facetBefore), label(concept.facet), reason, viewer);
        note(concept, Change.BROADER, joined(broaderBefore), joined(broader.values()), reason, viewer);
        note(concept, Change.RELATED, joined(relatedBefore), joined(related.values()), reason, viewer);
        note(concept, Change.DEFINITION, definitionBefore, concept.definition, reason, viewer);
        changed.fire(new ConceptChanged(concept.id));
    }

    /** The other names, each once however it is written, without the preferred one, and with the one that was preferred until now. */
    private static List<String> names(TopicInput input, String name, String former) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String other : input.otherNames()) {
            String line = other.strip().replaceAll("\\s+", " ");
            if (LabelKey.of(line).isEmpty()) {
                throw new Invalid("otherNames", "A name has at least one letter or digit: “" + line + "”.");
            }
            names.putIfAbsent(LabelKey.of(line), line);
        }
        if (former != null) {
            names.putIfAbsent(LabelKey.of(former), former);
        }
        if (LabelKey.of(name).isEmpty()) {
            throw new Invalid("name", "A name has at least one letter or digit.");
        }
        names.remove(LabelKey.of(name));
        return names.values().stream().sorted().toList();
    }

    /** A name by which people mean another topic would never lead here. */
    private void requireOwnNames(List<String> names, List<String> before, long id) {
        for (String name : names) {
            if (!before.contains(name)) {
                concepts.preferring(LabelKey.of(name), id).ifPresent(other -> {
                    throw new Invalid("otherNames", "“" + other.prefLabel
                            + "” is a topic already, so it cannot be another name of this one. Merge the two, or leave it out.");
                });
            }
        }
    }

    private void requireOwnName(String name, long id) {
        concepts.preferring(LabelKey.of(name), id).ifPresent(other -> {
            throw new Invalid("name", "“" + other.prefLabel + "” is a topic already. Merge the two, or choose another name.");
        });
    }

    /** Neighbours by what was typed; of two topics with one name the one that was a neighbour already is meant. */
    private Map<Long, Concept> neighbours(String field, List<String> typed, List<Concept> before, Concept concept) {
        Map<Long, Concept> found = new LinkedHashMap<>();
        for (String name : typed) {
            String key = LabelKey.of(name);
            Concept meant = before.stream().filter(one -> one.slug.equals(name) || LabelKey.of(one.prefLabel).equals(key))
                    .findFirst()
                    .or(() -> concepts.current(name)).or(() -> concepts.byLabel(key, 0).stream().findFirst())
                    .filter(one -> Concept.ACCEPTED.equals(one.state) && one.siteId == null)
                    .orElseThrow(() -> new Invalid(field,
                            "There is no accepted topic “" + shortened(name)
                                    + "”. Write one of its names, each on a line of its own."));
            if (meant.id.equals(concept.id)) {
                throw new Invalid(field, "A topic cannot be its own neighbour.");
            }
            found.put(meant.id, meant);
        }
        return found;
    }

    private void note(Concept concept, Change what, String before, String after, String reason, Viewer viewer) {
        String was = blankToNull(before);
        String is = blankToNull(after);
        if (!Objects.equals(was, is)) {
            events.add(concept, what, was, is, reason, viewer);
        }
    }

    private String freeSlug(String wanted, long id) {
        String slug = wanted;
        for (int n = 2; concepts.slugTaken(slug, id); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    /**
     * Makes one topic part of another. Entries, names, addresses, followers, neighbours and history go over, and the first one is gone.
     *
     * @return the topic that is left
     * @throws Refused  when the viewer is no curator
     * @throws NotFound when there is no such topic
     * @throws Invalid  when both are the same, or the one that would be left is not accepted or belongs to a site
     */
    @Transactional
    public TagRef merge(long fromId, long intoId, String reason, Viewer viewer) {
        requireCurator(viewer);
        concepts.lock();
        if (fromId == intoId) {
            throw new Invalid("into", "A topic cannot be merged into itself.");
        }
        Concept from = concepts.findByIdOptional(fromId).orElseThrow(NotFound::new);
        Concept into = concepts.findByIdOptional(intoId).orElseThrow(NotFound::new);
        if (!Concept.ACCEPTED.equals(into.state) || into.siteId != null) {
            throw new Invalid("into",
                    "Choose a topic that is accepted for the whole network: this one would be the only one left.");
        }
        events.add(into, Change.MERGED, from.prefLabel, into.prefLabel, fit(reason), viewer);
        merged.fire(new ConceptMerged(fromId, intoId));
        merges.carryOut(from, into);
        into.revision++;
        concepts.flush();
        changed.fire(new ConceptChanged(fromId));
        changed.fire(new ConceptChanged(intoId));
        return into.ref();
    }

    /**
     * Keeps a proposed topic as one of a site. Its members are offered it, and others see it where they may read an entry that carries it.
     *
     * @throws Refused  when the viewer does not belong to the site
     * @throws Conflict when the curators have decided on it already
     */
    @Transactional
    public void keepForSite(long id, long siteId, Viewer viewer) {
        if (!viewer.contributesTo(siteId)) {
            throw new Refused("Only people of the site can keep a topic for it.");
        }
        concepts.lock();
        Concept concept = concepts.findByIdOptional(id).orElseThrow(NotFound::new);
        if (concept.siteId != null && concept.siteId == siteId) {
            return;
        }
        if (!Concept.PROPOSED.equals(concept.state)) {
            throw new Conflict("The curators have decided on this topic already.");
        }
        concept.state = Concept.ACCEPTED;
        concept.siteId = siteId;
        concept.revision++;
        events.add(concept, Change.KEPT, null, null, null, viewer);
    }

    /**
     * Asks the curators to make a site's topic one of the whole network.
     *
     * @throws Refused when the viewer does not lead the site
     * @throws Invalid without a reason
     */
    @Transactional
    public void askPromotion(long id, String reason, Viewer viewer) {
        Concept concept = concepts.findByIdOptional(id).orElseThrow(NotFound::new);
        if (concept.siteId == null || !viewer.leads(concept.siteId)) {
            throw new Refused("A lead of the site can ask for this.");
        }
        if (blankToNull(reason) == null) {
            throw new Invalid("reason", "Say why the whole network needs this topic.");
        }
        events.add(concept, Change.ASKED, null, null, fit(reason), viewer);
    }

    /** Says why a proposed topic is needed, for the curators and whoever sees it. */
    @Transactional
    public void speakFor(long id, String reason, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to propose a topic.");
        }
        if (blankToNull(reason) == null) {
            throw new Invalid("reason", "Say why the topic is needed.");
        }
        PatientDetails.refuse("reason", reason, false);
        Concept concept = concepts.findByIdOptional(id).orElseThrow(NotFound::new);
        if (!Concept.PROPOSED.equals(concept.state)) {
            throw new Invalid("reason", "The curators have decided on this topic already.");
        }
        events.add(concept, Change.PROPOSED, null, null, fit(reason), viewer);
    }

    /** The viewer follows the topic; nothing happens when they do already. */
    @Transactional
    public void follow(long id, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to follow a topic.");
        }
        concepts.findByIdOptional(id).orElseThrow(NotFound::new);
        follows.add(id, viewer);
    }

    /** The viewer does not follow the topic any more. */
    @Transactional
    public void unfollow(long id, Viewer viewer) {
        follows.remove(id, viewer);
    }

    /** @throws Invalid for a reason that is too long */
    private static String fit(String reason) {
        if (reason != null && reason.length() > TopicInput.REASON_MAX) {
            throw new Invalid("reason", "A reason is " + TopicInput.REASON_MAX + " characters at most.");
        }
        return blankToNull(reason);
    }

    private static String label(String facet) {
        return Facet.of(facet).map(Facet::label).orElse(facet);
    }

    private static String joined(Iterable<Concept> concepts) {
        Set<String> labels = new LinkedHashSet<>();
        concepts.forEach(one -> labels.add(one.prefLabel));
        List<String> sorted = new ArrayList<>(labels);
        sorted.sort(null);
        return String.join(", ", sorted);
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
