package network.vanguard.exchange;

import java.util.List;

/**
 * A concept of the vocabulary, as it stands here or as a file describes it.
 *
 * @param slug       its address here; null when a file does not say
 * @param facet      code of the facet, or null when a file does not say
 * @param definition or null
 * @param broader    slugs here, or what a file calls its concepts; {@code related} likewise
 * @param oldSlugs   addresses that it had before
 */
record SkosConcept(String slug, String name, List<String> otherNames, String facet, String definition, List<String> broader,
        List<String> related, List<String> oldSlugs) {}
