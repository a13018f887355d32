package network.vanguard.vocabulary;

/** A concept, as entries carry it: {@code proposed} while a curator has not looked at it. */
public record TagRef(String slug, String label, String facet, boolean proposed) {}
