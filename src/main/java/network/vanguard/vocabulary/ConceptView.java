package network.vanguard.vocabulary;

import java.util.List;

/**
 * All that is known of a concept and of what stands around it.
 *
 * @param revision grows with each change that a curator makes
 * @param siteId   the site that keeps it for itself, or null for a topic of the whole network
 */
public record ConceptView(long id, int revision, Long siteId, String slug, String prefLabel, List<String> altLabels,
        String facet, boolean proposed,
        List<TagRef> broader, List<TagRef> narrower, List<TagRef> related, String definition, String origin, String source) {}
