package network.vanguard.site;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What can be done with sites. */
@ApplicationScoped
public class SiteService {

    private final Sites sites;
    private final MemberService members;
    private final Clock clock;

    SiteService(Sites sites, MemberService members, Clock clock) {
        this.sites = sites;
        this.members = members;
        this.clock = clock;
    }

    /** What an import did with a line. */
    public enum Outcome {
        CREATED, UPDATED, UNCHANGED
    }

    /**
     * Makes or updates the site of that slug.
     *
     * @param digest of the line; the digest of the last import answers {@link Outcome#UNCHANGED} and touches nothing
     * @throws Refused when the viewer is not an administrator
     */
    @Transactional
    public Outcome record(@Valid SiteInput input, String digest, Viewer viewer) {
        if (!viewer.administrator()) {
            throw new Refused("Only an administrator may add or change sites.");
        }
        Site site = sites.bySlug(input.slug()).orElse(null);
        if (site != null && site.digest.equals(digest)) {
            return Outcome.UNCHANGED;
        }
        Outcome outcome = site == null ? Outcome.CREATED : Outcome.UPDATED;
        if (site == null) {
            site = new Site(input.slug(), clock.instant());
            members.followAgain(SiteMemberships.PREFIX + input.slug());
        }
        site.describe(input, digest);
        sites.persist(site);
        return outcome;
    }

    /** The viewer follows the site of that slug; nothing happens when they do already. */
    @Transactional
    public void follow(String slug, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to follow a site.");
        }
        sites.follow(sites.bySlug(slug).orElseThrow(NotFound::new).id, viewer.memberId(), clock.instant());
    }

    /** The viewer does not follow the site any more. */
    @Transactional
    public void unfollow(String slug, Viewer viewer) {
        sites.unfollow(sites.bySlug(slug).orElseThrow(NotFound::new).id, viewer.memberId());
    }
}
