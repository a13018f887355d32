package network.vanguard.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.site.SiteService;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.VocabularyService;

/** Following topics, which only those may do who may know of them. */
@ApplicationScoped
public class FollowService {

    private final TagFinder tags;
    private final VocabularyService vocabulary;
    private final SiteService sites;

    FollowService(TagFinder tags, VocabularyService vocabulary, SiteService sites) {
        this.tags = tags;
        this.vocabulary = vocabulary;
        this.sites = sites;
    }

    /**
     * The viewer follows the topic.
     *
     * @return it
     * @throws NotFound when the viewer knows of none of that slug
     */
    @Transactional
    public ConceptView follow(String slug, Viewer viewer) {
        ConceptView concept = tags.concept(slug, viewer);
        vocabulary.follow(concept.id(), viewer);
        return concept;
    }

    /** The viewer does not follow the topic any more. */
    @Transactional
    public ConceptView unfollow(String slug, Viewer viewer) {
        ConceptView concept = tags.concept(slug, viewer);
        vocabulary.unfollow(concept.id(), viewer);
        return concept;
    }

    /**
     * The viewer follows the topic and the site.
     *
     * @return the address of the page where both meet
     */
    @Transactional
    public String followBoth(String slug, String site, Viewer viewer) {
        ConceptView concept = follow(slug, viewer);
        sites.follow(site, viewer);
        return "/tags/" + concept.slug() + "/at/" + site;
    }
}
