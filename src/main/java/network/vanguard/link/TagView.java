package network.vanguard.link;

import java.util.List;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.TagRef;

/** A topic and what the viewer may read about it, with what stands below it. */
public record TagView(ConceptView concept, List<OfKind> kinds, List<Neighbour> neighbours) {

    /** Entries of one kind: how many there are, and the newest. */
    public record OfKind(EntryKind kind, long total, List<EntrySummary> newest) {

        /** "1 case study", "23 case studies". */
        public String heading() {
            return total + " " + (total == 1 ? kind.label() : kind.plural()).toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether there are more than the newest. */
        public boolean more() {
            return total > newest.size();
        }
    }

    /** A topic that {@code shared} of these entries carry as well. */
    public record Neighbour(TagRef tag, long shared) {}

    /** The heading of the facet that it belongs to. */
    public String facetLabel() {
        return Facet.of(concept.facet()).map(Facet::label).orElse("");
    }

    /** Entries of all kinds. */
    public long total() {
        return kinds.stream().mapToLong(OfKind::total).sum();
    }
}
