package network.vanguard.exchange;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** Lines that describe a concept of the vocabulary. */
final class ConceptLines implements LineKind {

    private final LineBinder binder;
    private final ConceptService concepts;
    private final ExportLines exports;

    ConceptLines(LineBinder binder, ConceptService concepts, ExportLines exports) {
        this.binder = binder;
        this.concepts = concepts;
        this.exports = exports;
    }

    static String key(String slug) {
        return "concept:" + slug;
    }

    @Override
    public String code() {
        return "concept";
    }

    @Override
    public Content read(ObjectNode line) {
        ConceptInput input = bind(line);
        return new ConceptContent(input, digest(input, input.related()));
    }

    private ConceptInput bind(ObjectNode line) {
        return binder.bind(line, ConceptInput.class, "A concept", Set.of());
    }

    /** Names and neighbours have no order. */
    private String digest(ConceptInput input, List<String> related) {
        return Canonical.digest(binder.unbind(new ConceptInput(input.externalId(), input.slug(), input.prefLabel(),
                sorted(input.altLabels()), input.facet(), sorted(input.broader()), sorted(related), input.definition(),
                input.origin(), input.source())));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().distinct().sorted().toList();
    }

    private final class ConceptContent implements Content {

        private final ConceptInput input;
        private final String digest;

        ConceptContent(ConceptInput input, String digest) {
            this.input = input;
            this.digest = digest;
        }

        @Override
        public String key() {
            return ConceptLines.key(input.slug());
        }

        @Override
        public String externalId() {
            return input.externalId();
        }

        @Override
        public String digest() {
            return digest;
        }

        @Override
        public boolean isFoundation() {
            return true;
        }

        @Override
        public List<String> names() {
            return input.externalId() == null ? List.of(key()) : List.of(key(), "concept-id:" + input.externalId());
        }

        @Override
        public List<String> needs() {
            return Stream.concat(input.broader().stream(), input.related().stream()).map(ConceptLines::key).toList();
        }

        @Override
        public Outcome write(Viewer viewer) {
            if (input.related().contains(input.slug())) {
                throw new LineRefused("related", "A concept cannot be related to itself.");
            }
            if (exports.concept(input.slug()).map(ConceptLines.this::bind).filter(this::isSaidBy).isPresent()) {
                return Outcome.UNCHANGED;
            }
            exports.slugOfConcept(input.externalId()).filter(slug -> !slug.equals(input.slug())).ifPresent(slug -> {
                throw new LineRefused("externalId", "The concept “" + slug + "” has this already.");
            });
            return Outcome.valueOf(concepts.record(input, digest, viewer).name());
        }

        /** Whether what is there says all of this. Of two related concepts it is enough that one line names the other. */
        private boolean isSaidBy(ConceptInput there) {
            return there.related().containsAll(input.related())
                    && ConceptLines.this.digest(there, List.of()).equals(ConceptLines.this.digest(input, List.of()));
        }
    }
}
