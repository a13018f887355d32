package network.vanguard.link;

/**
 * A tag that may fit a text.
 *
 * @param score 1 when a name of it stands in the text, and between 0 and 1 more for what similar texts carry
 */
public record TagSuggestion(String slug, String label, String facet, double score, String reason) {}
