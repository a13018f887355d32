package network.vanguard.support;

import network.vanguard.site.SiteRef;

/** How much of what a site gives ends soon. */
public record EndingSupport(SiteRef site, long lines) {}
