package network.vanguard.member;

import java.util.List;
import java.util.Set;

/**
 * Who is looking: what every policy and every finder is told. Made anew for each request, so that a right that is taken away is gone with
 * the next one.
 *
 * @param memberId 0 for a visitor who has not signed in
 */
public record Viewer(long memberId, String handle, String name, Set<PlatformRole> roles, List<Affiliation> affiliations) {

    /** A visitor. */
    public static final Viewer ANONYMOUS = new Viewer(0, "", "", Set.of(), List.of());

    public Viewer {
        roles = Set.copyOf(roles);
        affiliations = List.copyOf(affiliations);
    }

    public boolean signedIn() {
        return memberId != 0;
    }

    public boolean curator() {
        return roles.contains(PlatformRole.CURATOR);
    }

    public boolean moderator() {
        return roles.contains(PlatformRole.MODERATOR);
    }

    public boolean administrator() {
        return roles.contains(PlatformRole.ADMINISTRATOR);
    }

    /** Whether the viewer may write in this site's name. */
    public boolean contributesTo(Long siteId) {
        return siteId != null && affiliations.stream().anyMatch(a -> a.siteId() == siteId);
    }

    /** Whether the viewer leads this site. */
    public boolean leads(Long siteId) {
        return siteId != null && affiliations.stream().anyMatch(a -> a.siteId() == siteId && a.role() == SiteRole.LEAD);
    }

    /** The sites the viewer belongs to, as a PostgreSQL array literal such as {@code {3,17}}: what the readers' clause binds. */
    public String siteIdArray() {
        StringBuilder literal = new StringBuilder("{");
        for (Affiliation affiliation : affiliations) {
            literal.append(literal.length() > 1 ? "," : "").append(affiliation.siteId());
        }
        return literal.append('}').toString();
    }
}
