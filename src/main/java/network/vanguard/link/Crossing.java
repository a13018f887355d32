package network.vanguard.link;

import java.util.List;
import java.util.Locale;

import network.vanguard.site.SiteView;
import network.vanguard.vocabulary.ConceptView;

/**
 * What one site has about one topic.
 *
 * @param elsewhere where there is nothing: sites that have something about the topic, the nearest first
 * @param instead   where there is nothing: topics that the site has something about, the nearest first
 */
public record Crossing(ConceptView concept, SiteView site, List<TagView.OfKind> kinds, List<TagView.AtSite> elsewhere,
        List<TagView.Neighbour> instead, boolean followsTopic, boolean followsSite) {

    /** "Type 2 diabetes × Wellbeing Erewash". */
    public String title() {
        return concept.prefLabel() + " × " + site.name();
    }

    /** Entries of all kinds. */
    public long total() {
        return kinds.stream().mapToLong(TagView.OfKind::total).sum();
    }

    /** "2 case studies, 1 practice note". */
    public String counts() {
        return String.join(", ", kinds.stream().filter(kind -> kind.total() > 0).map(TagView.OfKind::heading).toList())
                .toLowerCase(Locale.ROOT);
    }

    /** The address of this page. */
    public String url() {
        return "/tags/" + concept.slug() + "/at/" + site.slug();
    }

    /** The address of the topic's own page. */
    public String topicUrl() {
        return "/tags/" + concept.slug();
    }

    /** Whether the viewer follows the topic and the site. */
    public boolean followsBoth() {
        return followsTopic && followsSite;
    }
}
