package network.vanguard.site;

/** A site, as lists and other records carry it. */
public record SiteRef(long id, String slug, String name) {}
