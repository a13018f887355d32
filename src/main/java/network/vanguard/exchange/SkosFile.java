package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;

import network.vanguard.vocabulary.Facet;

/**
 * The vocabulary as SKOS (W3C, 2009). A topic is a {@code skos:Concept} whose IRI is the address of its page; {@code dcterms:identifier} is
 * its slug, {@code dcterms:replaces} the addresses that it had before. Facets are {@code skos:Collection}s, because a topic is a member of
 * exactly one and no topic stands below a facet. All topics are in one {@code skos:ConceptScheme}. Labels are English.
 */
final class SkosFile {

    /** Facts in a file at most: a file may be small and unfold to many. */
    static final int FACTS_MAX = 500_000;

    private static final String ENGLISH = "en";
    private static final String TAGS = "/tags";
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private SkosFile() {}

    // ---------------------------------------------------------------- writing

    /**
     * Writes the concepts in the order given.
     *
     * @param home the address of this platform, without a slash at its end
     */
    static void write(List<SkosConcept> concepts, String home, SkosFormat format, OutputStream out) {
        Model facts = new LinkedHashModel();
        facts.setNamespace("skos", SKOS.NAMESPACE);
        facts.setNamespace("dcterms", DCTERMS.NAMESPACE);
        IRI scheme = VALUES.createIRI(home + TAGS);
        facts.add(scheme, RDF.TYPE, SKOS.CONCEPT_SCHEME);
        facts.add(scheme, DCTERMS.TITLE, english("Topics of the Vanguard Learning Network"));
        for (Facet facet : Facet.values()) {
            IRI collection = VALUES.createIRI(home + TAGS + "?facet=" + facet.code());
            facts.add(collection, RDF.TYPE, SKOS.COLLECTION);
            facts.add(collection, SKOS.PREF_LABEL, english(facet.label()));
            facts.add(collection, DCTERMS.IDENTIFIER, VALUES.createLiteral(facet.code()));
            concepts.stream().filter(one -> facet.code().equals(one.facet()))
                    .forEach(one -> facts.add(collection, SKOS.MEMBER, topic(home, one.slug())));
        }
        for (SkosConcept one : concepts) {
            IRI concept = topic(home, one.slug());
            facts.add(concept, RDF.TYPE, SKOS.CONCEPT);
            facts.add(concept, DCTERMS.IDENTIFIER, VALUES.createLiteral(one.slug()));
            facts.add(concept, SKOS.PREF_LABEL, english(one.name()));
            one.otherNames().forEach(name -> facts.add(concept, SKOS.ALT_LABEL, english(name)));
            if (one.definition() != null) {
                facts.add(concept, SKOS.DEFINITION, english(one.definition()));
            }
            one.broader().forEach(slug -> facts.add(concept, SKOS.BROADER, topic(home, slug)));
            one.related().forEach(slug -> facts.add(concept, SKOS.RELATED, topic(home, slug)));
            one.oldSlugs().forEach(slug -> facts.add(concept, DCTERMS.REPLACES, topic(home, slug)));
            facts.add(concept, SKOS.IN_SCHEME, scheme);
            if (one.broader().isEmpty()) {
                facts.add(concept, SKOS.TOP_CONCEPT_OF, scheme);
            }
        }
        Rio.write(facts, out, format.rdf());
    }

    private static IRI topic(String home, String slug) {
        return VALUES.createIRI(home + TAGS + "/" + slug);
    }

    private static Literal english(String text) {
        return VALUES.createLiteral(text, ENGLISH);
    }

    // ---------------------------------------------------------------- reading

    /**
     * Reads the concepts of a file, each under the IRI that the file gives it. Nothing is fetched from anywhere while it is read.
     *
     * @throws Unreadable with the reason, in words, when it is not what it says it is
     */
    static Map<String, SkosConcept> read(InputStream in, SkosFormat format) throws IOException {
        Model facts = parse(in, format);
        Map<Value, String> facets = facets(facts);
        Map<String, List<String>> broader = new HashMap<>();
        facts.filter(null, SKOS.BROADER, null).forEach(fact -> add(broader, fact.getSubject(), fact.getObject()));
        facts.filter(null, SKOS.NARROWER, null).forEach(fact -> add(broader, fact.getObject(), fact.getSubject()));
        Map<String, List<String>> related = new HashMap<>();
        facts.filter(null, SKOS.RELATED, null).forEach(fact -> add(related, fact.getSubject(), fact.getObject()));
        Map<String, SkosConcept> concepts = new LinkedHashMap<>();
        for (Resource concept : concepts(facts)) {
            String key = concept.stringValue();
            concepts.put(key, new SkosConcept(slug(facts, concept), text(facts, concept, SKOS.PREF_LABEL).orElse(null),
                    texts(facts, concept, SKOS.ALT_LABEL), facets.get(concept),
                    text(facts, concept, SKOS.DEFINITION).or(() -> text(facts, concept, SKOS.SCOPE_NOTE)).orElse(null),
                    broader.getOrDefault(key, List.of()), related.getOrDefault(key, List.of()), List.of()));
        }
        if (concepts.isEmpty()) {
            throw new Unreadable("There is no skos:Concept in the file.");
        }
        return concepts;
    }

    /** What is called a concept, and what is spoken of as one: part of a concept can be sent without saying again that it is one. */
    private static Set<Resource> concepts(Model facts) {
        Set<Resource> concepts = new LinkedHashSet<>(facts.filter(null, RDF.TYPE, SKOS.CONCEPT).subjects());
        for (IRI said : List.of(SKOS.PREF_LABEL, SKOS.ALT_LABEL, SKOS.DEFINITION, SKOS.SCOPE_NOTE, SKOS.BROADER, SKOS.NARROWER,
                SKOS.RELATED)) {
            facts.filter(null, said, null).subjects().stream().filter(subject -> !facts.contains(subject, RDF.TYPE, null))
                    .forEach(concepts::add);
        }
        return concepts;
    }

    private static Model parse(InputStream in, SkosFormat format) throws IOException {
        Model facts = new LinkedHashModel();
        RDFParser parser = Rio.createParser(format.rdf());
        // Whoever sends a file must not make this program ask another address for a part of it.
        parser.set(JSONLDSettings.SECURE_MODE, true);
        parser.set(JSONLDSettings.WHITELIST, Set.of());
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement fact) {
                if (facts.size() >= FACTS_MAX) {
                    throw new RDFHandlerException("too many");
                }
                facts.add(fact);
            }
        });
        try {
            parser.parse(in, "urn:file:");
            return facts;
        } catch (RDFHandlerException tooMany) {
            throw new Unreadable("The file holds more than 500,000 facts. Send it in parts.", tooMany);
        } catch (RDFParseException wrong) {
            if (String.valueOf(wrong.getMessage()).contains("whitelist")) {
                throw new Unreadable("The file names a context at another address, and nothing is fetched from elsewhere. "
                        + "Put the context into the file.", wrong);
            }
            throw new Unreadable(wrong.getLineNumber() > 0
                    ? "Line " + wrong.getLineNumber() + " cannot be read as Turtle."
                    : "The file cannot be read as " + (format == SkosFormat.TURTLE ? "Turtle." : "JSON-LD."), wrong);
        } catch (StackOverflowError tooDeep) {
            throw new Unreadable("The file is nested too deeply.");
        } catch (RuntimeException wrong) {
            throw new Unreadable("The file cannot be read as " + (format == SkosFormat.TURTLE ? "Turtle." : "JSON-LD."), wrong);
        }
    }

    /** The facet of each member of a collection of ours. */
    private static Map<Value, String> facets(Model facts) {
        Map<Value, String> facets = new HashMap<>();
        for (Resource collection : facts.filter(null, RDF.TYPE, SKOS.COLLECTION).subjects()) {
            facts.filter(collection, DCTERMS.IDENTIFIER, null).objects().stream().map(Value::stringValue)
                    .filter(code -> Facet.of(code).isPresent()).findFirst()
                    .ifPresent(code -> facts.filter(collection, SKOS.MEMBER, null).objects()
                            .forEach(member -> facets.put(member, code)));
        }
        return facets;
    }

    private static void add(Map<String, List<String>> relations, Value from, Value to) {
        List<String> there = relations.computeIfAbsent(from.stringValue(), any -> new ArrayList<>());
        if (!there.contains(to.stringValue())) {
            there.add(to.stringValue());
        }
    }

    /** What the file calls the identifier, or else the end of an address such as those of our own pages. */
    private static String slug(Model facts, Resource concept) {
        return facts.filter(concept, DCTERMS.IDENTIFIER, null).objects().stream().map(Value::stringValue)
                .filter(one -> one.matches(SLUG)).findFirst().orElseGet(() -> slugOfAddress(concept.stringValue()));
    }

    /** The slug in the address of a page of a topic, here or at another platform of this kind; null in any other address. */
    static String slugOfAddress(String address) {
        try {
            String path = Objects.requireNonNullElse(URI.create(address).getPath(), "");
            return path.matches(TAGS + "/" + SLUG) ? path.substring(TAGS.length() + 1) : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static Optional<String> text(Model facts, Resource concept, IRI property) {
        return texts(facts, concept, property).stream().findFirst();
    }

    /** In English, or in no language; what is said in another language has no place here yet. */
    private static List<String> texts(Model facts, Resource concept, IRI property) {
        Collection<Value> said = facts.filter(concept, property, null).objects();
        Set<String> texts = said.stream().filter(Value::isLiteral).map(Literal.class::cast)
                .filter(text -> text.getLanguage()
                        .map(language -> language.toLowerCase(java.util.Locale.ROOT).startsWith(ENGLISH))
                        .orElse(true))
                .map(text -> text.stringValue().strip()).filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        return List.copyOf(texts);
    }
}
