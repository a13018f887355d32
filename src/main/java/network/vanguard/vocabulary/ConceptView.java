package network.vanguard.vocabulary;

import java.util.List;

/** All that is known of a concept and of what stands around it. */
public record ConceptView(long id, String slug, String prefLabel, List<String> altLabels, String facet, boolean proposed,
        List<TagRef> broader, List<TagRef> narrower, List<TagRef> related, String definition, String origin, String source) {}
