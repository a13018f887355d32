package network.vanguard.search;

import java.util.List;

/**
 * The filters that can be chosen, each counted under the other filters: a count is the total that choosing the value gives.
 *
 * @param total        entries under all filters
 * @param atLeast      whether the total is a least number, since counting stopped at its bound
 * @param partly       whether the counts of the filters are least numbers
 * @param kind         every kind that was found
 * @param site         the 50 sites with most entries
 * @param tag          the 30 topics with most entries; what stands below a topic counts with it, and the heads of the vocabulary are
 *                     left out unless one is chosen
 */
public record Facets(long total, boolean atLeast, boolean partly, List<FacetValue> kind, List<FacetValue> site,
        List<FacetValue> tag) {}
