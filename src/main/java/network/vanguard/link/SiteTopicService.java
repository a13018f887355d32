package network.vanguard.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.VocabularyService;

/** Topics that a site keeps for itself, for as long as nobody else needs them. */
@ApplicationScoped
public class SiteTopicService {

    private final TagFinder tags;
    private final SiteFinder sites;
    private final VocabularyService vocabulary;

    SiteTopicService(TagFinder tags, SiteFinder sites, VocabularyService vocabulary) {
        this.tags = tags;
        this.sites = sites;
        this.vocabulary = vocabulary;
    }

    /**
     * Keeps a proposed topic for a site.
     *
     * @throws NotFound when the viewer knows of no such topic
     * @throws Refused  when the viewer does not belong to the site
     * @throws Invalid  when there is no such site, or others use the topic as well
     */
    @Transactional
    public ConceptView keep(String slug, String site, Viewer viewer) {
        ConceptView concept = tags.concept(slug, viewer);
        SiteRef of = sites.ref(site == null ? "" : site).orElseThrow(() -> new Invalid("site", "Choose one of your sites."));
        if (viewer.contributesTo(of.id()) && tags.usedOutside(concept.id(), of.id(), viewer)) {
            throw new Invalid("site",
                    "Others use this topic too, so it cannot be the site's alone. The curators will decide on it.");
        }
        vocabulary.keepForSite(concept.id(), of.id(), viewer);
        return concept;
    }

    /** Asks the curators to make the topic one of the whole network; errors are those of {@link VocabularyService#askPromotion}. */
    @Transactional
    public ConceptView askPromotion(String slug, String reason, Viewer viewer) {
        ConceptView concept = tags.concept(slug, viewer);
        vocabulary.askPromotion(concept.id(), reason, viewer);
        return concept;
    }
}
