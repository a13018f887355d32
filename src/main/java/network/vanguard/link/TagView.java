package network.vanguard.link;

import java.util.List;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberRef;
import network.vanguard.paging.Counted;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptEvent;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.Following;
import network.vanguard.vocabulary.TagRef;

/**
 * A topic and what the viewer may read about it, with what stands below it.
 *
 * @param people  who wrote most of the latest
 * @param sites   where it is used, most often first
 * @param site    the site that keeps the topic for itself, or null
 * @param history what was done to it, newest first
 */
public record TagView(ConceptView concept, List<OfKind> kinds, List<Neighbour> neighbours, List<Writer> people,
        List<AtSite> sites,
        SiteRef site, Following following, List<ConceptEvent> history) {

    /** Somebody who wrote so many entries about it, mostly for that site, or null. */
    public record Writer(MemberRef member, SiteRef site, long entries) {}

    /** A site and how many of its entries are about the topic. */
    public record AtSite(SiteRef site, long entries) {}

    /**
     * Entries of one kind: how many there are, and the newest.
     *
     * @param atLeast whether not all that carry the topic were looked at, but only the {@link Counted#MOST} added last
     */
    public record OfKind(EntryKind kind, long total, boolean atLeast, List<EntrySummary> newest) {

        /** "1 case study", "23 case studies", "640+ case studies". */
        public String heading() {
            return (atLeast ? Counted.atLeast(total) : String.valueOf(total)) + " "
                    + (total == 1 ? kind.label() : kind.plural()).toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether there are more than the newest. */
        public boolean more() {
            return atLeast || total > newest.size();
        }
    }

    /** A topic that {@code shared} of the latest of these entries carry as well. */
    public record Neighbour(TagRef tag, long shared) {}

    /** When the curators were last asked to make it a topic of the whole network, or null. */
    public ConceptEvent asked() {
        return history.stream().filter(event -> event.what() == ConceptEvent.Change.ASKED).findFirst().orElse(null);
    }

    /** The heading of the facet that it belongs to. */
    public String facetLabel() {
        return Facet.of(concept.facet()).map(Facet::label).orElse("");
    }

    /** "116", or "1,000+" where counting stopped. */
    public String entries() {
        return Counted.text(total());
    }

    /** Entries of all kinds, as far as they are counted ({@link Counted}). */
    public long total() {
        return kinds.stream().mapToLong(OfKind::total).sum();
    }
}
