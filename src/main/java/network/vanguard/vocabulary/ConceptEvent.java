package network.vanguard.vocabulary;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * Something that was done to a topic.
 *
 * @param topic  its name at that time
 * @param before what stood there, or null
 * @param after  what stands there since, or null
 * @param reason why, or null
 */
public record ConceptEvent(Instant at, MemberRef actor, String topic, Change what, String before, String after, String reason) {

    /** The kinds of change. */
    public enum Change {
        PROPOSED("Reason for the proposal"), ACCEPTED("Accepted"), NAME("Name"), NAMES("Other names"), FACET("Kind of topic"),
        BROADER("Broader"), RELATED("Related"), DEFINITION("What it means"), MERGED("Merged into it"), MADE("Made"),
        IMPORTED("Changed by an import"), KEPT("Kept as a topic of a site"),
        ASKED("Asked to make it a topic of the whole network"),
        PROMOTED("Made a topic of the whole network");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        /** What people read. */
        public String label() {
            return label;
        }
    }
}
