package network.vanguard.site;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about sites. Sites are public. */
@Reads
@ApplicationScoped
public class SiteFinder {

    private final Sites sites;

    SiteFinder(Sites sites) {
        this.sites = sites;
    }

    /** All that is known of a site; {@link NotFound} when there is none. */
    @Transactional
    public SiteView page(String slug) {
        return sites.bySlug(slug).orElseThrow(NotFound::new).view();
    }

    /** The site of that slug, if there is one. */
    @Transactional
    public Optional<SiteRef> ref(String slug) {
        return sites.bySlug(slug).map(Site::ref);
    }

    /** All that is known of every site, by slug. One query. */
    @Transactional
    public List<SiteView> views() {
        return sites.list("order by slug").stream().map(Site::view).toList();
    }

    /** Every site, by name: for lists to choose from. */
    @Transactional
    public List<SiteRef> all() {
        return askAll().answer();
    }

    /** The same, to be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<SiteRef>> askAll() {
        return sites.refs();
    }

    /** Whether the viewer follows the site. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Boolean> following(long id, Viewer viewer) {
        return sites.follows(id, viewer.memberId());
    }

    /** The sites that the viewer follows, by name. */
    @Transactional
    public List<SiteRef> followed(Viewer viewer) {
        return sites.followedBy(viewer.memberId());
    }
}
