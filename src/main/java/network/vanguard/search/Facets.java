package network.vanguard.search;

import java.util.List;

/**
 * The filters that can be chosen, each counted under the other filters: a count is the total that choosing the value gives.
 *
 * @param total        entries under all filters
 * @param atLeast      whether counting stopped at its bound: every count is then a least number
 * @param kind         every kind that was found
 * @param site         the 50 sites with most entries
 * @param tag          the 30 topics with most entries; what stands below a topic counts with it, and the heads of the vocabulary are
 *                     left out unless one is chosen
 */
public record Facets(long total, boolean atLeast, List<FacetValue> kind, List<FacetValue> site, List<FacetValue> tag) {}
