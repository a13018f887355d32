package network.vanguard.entry;

import java.util.List;

/**
 * What was done to an entry, each newest first.
 *
 * @param events    changes of its state
 * @param reviews   when it was found still right
 * @param revisions what it said
 * @param deeds     what was done to it beside its text and its state
 */
public record EntryPast(List<EntryEvent> events, List<EntryReview> reviews, List<EntryRevision> revisions,
        List<EntryDeed> deeds) {

    static EntryPast begun(List<EntryEvent> events, List<EntryReview> reviews) {
        return new EntryPast(events, reviews, List.of(), List.of());
    }

    EntryPast withRevisions(List<EntryRevision> found) {
        return new EntryPast(events, reviews, found, deeds);
    }

    EntryPast withDeeds(List<EntryDeed> found) {
        return new EntryPast(events, reviews, revisions, found);
    }
}
