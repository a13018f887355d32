package network.vanguard.organisation;

import network.vanguard.member.Viewer;

/** Who may do what with organisations. Pure: it is told all that it decides on. */
public final class OrganisationPolicy {

    private OrganisationPolicy() {}

    /**
     * Whether the viewer may say what it is: curators, and whoever belongs to the site that it is.
     *
     * @param siteId the site that it is, or null
     */
    public static boolean mayDescribe(Long siteId, Viewer viewer) {
        return viewer.curator() || viewer.contributesTo(siteId);
    }

    /** Whether the viewer may say of two organisations that they are one, and which site of the network one is: curators do. */
    public static boolean mayJoin(Viewer viewer) {
        return viewer.curator();
    }
}
