package network.vanguard.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import network.vanguard.text.Normal;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.ConceptService;
import network.vanguard.vocabulary.LabelKey;
import network.vanguard.vocabulary.TopicInput;

/**
 * What a file would change in the vocabulary. A file only ever adds: a name, a relation or a meaning that it does not speak of stays. Its
 * name for a topic becomes the name, and the old one another name.
 */
final class VocabularyPlan {

    /**
     * A topic that the file changes.
     *
     * @param isNew     whether there is none yet
     * @param input     how it would stand
     * @param relations whether its neighbours change
     * @param says      the changes in words
     */
    record Step(String slug, boolean isNew, TopicInput input, boolean relations, List<String> says) {}

    /** Something in the file that is not taken. */
    record RefusedTopic(String name, String reason) {}

    private final Map<String, SkosConcept> here = new LinkedHashMap<>();
    private final Map<String, String> slugByOld = new HashMap<>();
    private final Map<String, String> slugByName = new HashMap<>();
    private final Set<String> taken;
    private final Map<String, Set<String>> above = new HashMap<>();
    private final Map<String, String> slugByIri = new LinkedHashMap<>();
    private final Map<String, String> facets = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<RefusedTopic> refused = new ArrayList<>();
    private int unchanged;

    VocabularyPlan(List<SkosConcept> vocabulary, List<String> taken, Map<String, SkosConcept> file) {
        this.taken = new HashSet<>(taken);
        for (SkosConcept one : vocabulary) {
            here.put(one.slug(), one);
            one.oldSlugs().forEach(old -> slugByOld.put(old, one.slug()));
            slugByName.putIfAbsent(LabelKey.of(one.name()), one.slug());
            above.put(one.slug(), new HashSet<>(one.broader()));
            facets.put(one.slug(), one.facet());
        }
        file.forEach(this::identify);
        file.forEach((iri, one) -> {
            if (slugByIri.containsKey(iri)) {
                facets.computeIfAbsent(slugByIri.get(iri), any -> facet(one, file, new HashSet<>()));
            }
        });
        file.forEach(this::admit);
        // What stands above what is settled for all before anything is related: the one rules out the other.
        slugByIri.forEach((iri, slug) -> rank(slug, file.get(iri)));
        slugByIri.forEach((iri, slug) -> plan(slug, file.get(iri)));
    }

    List<Step> steps() {
        return steps;
    }

    List<RefusedTopic> refused() {
        return refused;
    }

    int unchanged() {
        return unchanged;
    }

    /** Which topic here is meant: by its identifier, now or before, or by its name. Otherwise it is a new one. */
    private void identify(String iri, SkosConcept one) {
        if (one.name() == null) {
            refused.add(new RefusedTopic(shortened(iri), "It has no name (skos:prefLabel) in English."));
            return;
        }
        String fault = fault(one);
        if (fault != null) {
            refused.add(new RefusedTopic(shortened(one.name()), fault));
            return;
        }
        String known = one.slug() == null ? null : here.containsKey(one.slug()) ? one.slug() : slugByOld.get(one.slug());
        if (known == null) {
            known = slugByName.get(LabelKey.of(one.name()));
        }
        if (known == null) {
            String wanted = one.slug() == null ? Slugs.of(one.name()) : one.slug();
            known = wanted;
            for (int n = 2; taken.contains(known); n++) {
                known = wanted + "-" + n;
            }
            taken.add(known);
            slugByName.put(LabelKey.of(one.name()), known);
        } else if (slugByIri.containsValue(known)) {
            refused.add(new RefusedTopic(one.name(), "The file has the topic “" + known + "” twice."));
            return;
        }
        slugByIri.put(iri, known);
    }

    private static String fault(SkosConcept one) {
        List<String> names = new ArrayList<>(one.otherNames());
        names.add(one.name());
        for (String name : names) {
            if (LabelKey.of(name).isEmpty() || name.length() > ConceptService.LABEL_MAX || name.contains("\n")) {
                return "A name is one line of 1 to 100 characters, with a letter or a digit: “" + shortened(name) + "”.";
            }
            if (Normal.fault(name).isPresent()) {
                return "A name " + Normal.fault(name).get() + ".";
            }
        }
        if (one.otherNames().size() > TopicInput.MOST) {
            return "It has more than 50 other names.";
        }
        if (one.definition() != null && (one.definition().length() > 1000 || Normal.fault(one.definition()).isPresent())) {
            return "Its meaning is longer than 1,000 characters, or cannot be stored.";
        }
        return null;
    }

    /** What its collection says, or else the facet of what stands above it. */
    private String facet(SkosConcept one, Map<String, SkosConcept> file, Set<SkosConcept> asked) {
        if (one.facet() != null || !asked.add(one)) {
            return one.facet();
        }
        for (String iri : one.broader()) {
            String slug = slug(iri);
            String facet = slug != null && facets.get(slug) != null
                    ? facets.get(slug)
                    : file.containsKey(iri) ? facet(file.get(iri), file, asked) : null;
            if (facet != null) {
                return facet;
            }
        }
        return null;
    }

    /** The topic that a relation names: one of the file, or one that is here. */
    private String slug(String iri) {
        String slug = slugByIri.get(iri);
        if (slug == null && SkosFile.slugOfAddress(iri) != null) {
            String named = SkosFile.slugOfAddress(iri);
            slug = here.containsKey(named) ? named : slugByOld.get(named);
        }
        return slug;
    }

    private void admit(String iri, SkosConcept one) {
        String slug = slugByIri.get(iri);
        if (slug == null) {
            return;
        }
        String owner = slugByName.get(LabelKey.of(one.name()));
        if (one.facet() == null && facets.get(slug) == null) {
            slugByIri.remove(iri);
            refused.add(new RefusedTopic(one.name(), "The file does not say what kind of topic it is: it is a member of no "
                    + "skos:Collection with one of our identifiers, and below no topic that is."));
        } else if (owner != null && !owner.equals(slug) && !hasName(slug, one.name())) {
            slugByIri.remove(iri);
            refused.add(new RefusedTopic(one.name(), "“" + owner + "” has this name already."));
        }
    }

    /** Two topics may have had one name since they were imported; their own file changes nothing about that. */
    private boolean hasName(String slug, String name) {
        return here.containsKey(slug) && LabelKey.of(here.get(slug).name()).equals(LabelKey.of(name));
    }

    private void rank(String slug, SkosConcept one) {
        for (String iri : one.broader()) {
            String other = slug(iri);
            Set<String> there = above.computeIfAbsent(slug, any -> new HashSet<>());
            if (other == null) {
                refused.add(new RefusedTopic(one.name(),
                        "It names a broader topic that is neither here nor taken from the file: " + shortened(iri)));
            } else if (other.equals(slug) || standsAbove(slug, other)) {
                refused.add(
                        new RefusedTopic(one.name(), "“" + other + "” cannot stand above it: it would stand above itself."));
            } else {
                there.add(other);
            }
        }
    }

    private void plan(String slug, SkosConcept one) {
        SkosConcept before = here.get(slug);
        String facet = one.facet() != null ? one.facet() : facets.get(slug);
        List<String> says = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Set<String> keys = new HashSet<>(Set.of(LabelKey.of(one.name())));
        if (before != null) {
            before.otherNames().stream().filter(name -> keys.add(LabelKey.of(name))).forEach(names::add);
            if (!before.name().equals(one.name())) {
                says.add("renamed from “" + before.name() + "”");
                if (keys.add(LabelKey.of(before.name()))) {
                    names.add(before.name());
                }
            }
        }
        List<String> newNames = one.otherNames().stream().filter(name -> keys.add(LabelKey.of(name))).toList();
        names.addAll(newNames);
        if (!newNames.isEmpty()) {
            says.add("other names: " + String.join(", ", newNames));
        }
        if (before != null && !before.facet().equals(facet)) {
            says.add("kind of topic: " + facet);
        }
        String definition = one.definition() != null ? one.definition() : before == null ? null : before.definition();
        if (definition != null && (before == null || !definition.equals(before.definition()))) {
            says.add("what it means: " + definition);
        }
        Set<String> broader = new TreeSet<>(above.getOrDefault(slug, Set.of()));
        List<String> newBroader = broader.stream().filter(other -> before == null || !before.broader().contains(other))
                .toList();
        newBroader.forEach(other -> says.add("broader: " + other));
        Set<String> related = new TreeSet<>(before == null ? List.of() : before.related());
        boolean relations = relate(slug, one, related, says) || !newBroader.isEmpty();
        if (before != null && says.isEmpty()) {
            unchanged++;
            return;
        }
        steps.add(new Step(slug, before == null, new TopicInput(one.name(), List.copyOf(names), facet, List.copyOf(broader),
                List.copyOf(related), definition), relations, says));
    }

    private boolean relate(String slug, SkosConcept one, Set<String> related, List<String> says) {
        int before = says.size();
        for (String iri : one.related()) {
            String other = slug(iri);
            if (other == null) {
                refused.add(new RefusedTopic(one.name(),
                        "It names a related topic that is neither here nor taken from the file: " + shortened(iri)));
            } else if (related.contains(other)) {
                continue;
            } else if (other.equals(slug) || standsAbove(slug, other) || standsAbove(other, slug)) {
                refused.add(new RefusedTopic(one.name(),
                        "“" + other + "” stands above or below it, which says more than related."));
            } else {
                related.add(other);
                says.add("related: " + other);
            }
        }
        return says.size() > before;
    }

    /** Whether the first stands anywhere above the second. */
    private boolean standsAbove(String first, String second) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(second));
        while (!next.isEmpty()) {
            for (String one : above.getOrDefault(next.remove(next.size() - 1), Set.of())) {
                if (one.equals(first)) {
                    return true;
                }
                if (seen.add(one)) {
                    next.add(one);
                }
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
