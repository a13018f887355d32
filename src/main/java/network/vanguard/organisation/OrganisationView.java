package network.vanguard.organisation;

import java.time.Instant;

import network.vanguard.site.SiteRef;

/**
 * All that is said of an organisation.
 *
 * @param kind        null when it is not said
 * @param web         null when it is not said; the same for place and site
 * @param description empty when it is not said
 * @param described   whether somebody has said what it is; else it is only named
 */
public record OrganisationView(OrganisationRef ref, OrganisationKind kind, String web, String place, String description,
        SiteRef site, boolean described, int revision, Instant updatedAt) {

    /** What would say it again. */
    public OrganisationInput input() {
        return new OrganisationInput(ref.name(), kind == null ? null : kind.code(), web, place, description,
                site == null ? null : site.slug());
    }
}
