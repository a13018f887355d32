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

    /** Where very many entries carry the concept they follow in the background, so that nobody waits for all of them. */
    void conceptChanged(@Observes ConceptChanged concept) {
        if (features.carriedByMoreThan(concept.conceptId(), AT_ONCE)) {
            features.rewriteLater(concept.conceptId());
        } else {
            features.rewriteBelow(concept.conceptId(), 0, AT_ONCE);
        }
    }
}
