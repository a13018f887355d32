package network.vanguard.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import network.vanguard.entry.EntryChanged;
import network.vanguard.entry.EntryState;
import network.vanguard.vocabulary.ConceptChanged;

/** Keeps features right within the transaction that changes what they come from: the next look already sees it. */
@ApplicationScoped
class LinkUpkeep {

    private final EntryFeatures features;

    LinkUpkeep(EntryFeatures features) {
        this.features = features;
    }

    void entryChanged(@Observes EntryChanged entry) {
        features.remove(entry.entryId());
        if (entry.state() == EntryState.PUBLISHED) {
            features.add(entry.entryId());
        }
    }

    void conceptChanged(@Observes ConceptChanged concept) {
        features.rewriteBelow(concept.conceptId());
    }
}
