package network.vanguard.curation;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.paging.Slice;
import network.vanguard.vocabulary.ConceptEvent;
import network.vanguard.vocabulary.TagRef;

/**
 * What waits for those who keep the vocabulary.
 *
 * @param waiting  all proposed topics that the viewer may know of
 * @param asked    topics of sites that a lead would like to see in the whole network
 * @param likely   pairs of topics that may be one, the likeliest first
 * @param different the pairs that a curator lately found different
 */
public record TopicQueue(Slice<Proposal> proposals, long waiting, List<Asked> asked, List<Pair> likely, List<Pair> different) {

    /**
     * A topic that somebody proposed by using it.
     *
     * @param first   the first entry that used it, among those that the viewer may read
     * @param entries how many of those there are
     * @param alike   topics with a name like it
     * @param beside  topics that the same entries carry most often
     * @param reasons what people said for it, the newest first
     */
    public record Proposal(TagRef topic, Instant since, EntrySummary first, long entries, List<TagRef> alike,
            List<TagRef> beside,
            List<ConceptEvent> reasons) {}

    /** A topic of a site, and why it should be one of the whole network. */
    public record Asked(TagRef topic, String site, String by, String reason) {}

    /**
     * Two accepted topics that may be one.
     *
     * @param names   the names of the first and the second that are alike, or empty
     * @param company what both are used beside, never together, or empty
     * @param by      who found them different, or null
     */
    public record Pair(long id, TagRef one, TagRef other, int likeness, List<String> names, List<String> company, String by,
            Instant at) {}
}
