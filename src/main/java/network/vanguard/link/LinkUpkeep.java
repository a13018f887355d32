package network.vanguard.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import network.vanguard.entry.EntryChanged;
import network.vanguard.entry.EntryState;
import network.vanguard.vocabulary.ConceptChanged;

/** Keeps features right within the transaction that changes what they come from: the next look already sees it. */
@ApplicationScoped
class LinkUpkeep {

    private static final int AT_ONCE = 2_000;

    private final EntryFeatures features;

    LinkUpkeep(EntryFeatures features) {
        this.features = features;
    }

    void entryChanged(@Observes EntryChanged entry) {
        features.remove(entry.entryId());
        if (entry.state() == EntryState.PUBLISHED) {
            features.add(entry.entryId());
        }
        features.changed(List.of(entry.entryId()));
    }

    /**
     * Which topics an entry comes under follows at once, so that the pages of topics are right, unless very many entries would have to wait;
     * the words of a topic's name follow in the background.
     */
    void conceptChanged(@Observes ConceptChanged concept) {
        if (!features.carriedByMoreThan(concept.conceptId(), AT_ONCE)) {
            features.rewriteConcepts(concept.conceptId());
        }
        if (features.carriedByMoreThan(concept.conceptId(), 0)) {
            features.rewriteLater(concept.conceptId());
        }
    }
}
