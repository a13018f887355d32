package network.vanguard.search;

/** One choice of a filter, and how many entries would be left if it were chosen. */
public record FacetValue(String value, String label, long count) {}
