package network.vanguard.member;

/** A site that a person may speak for, and as what. */
public record Affiliation(long siteId, String siteSlug, String siteName, SiteRole role) {}
