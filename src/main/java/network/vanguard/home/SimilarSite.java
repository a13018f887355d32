package network.vanguard.home;

import java.util.List;
import java.util.stream.Collectors;

import network.vanguard.link.Reason;
import network.vanguard.site.SiteRef;

/**
 * A site that works on the same things as another.
 *
 * @param score  the sum of the weights of the topics that both have
 * @param topics those that weigh most, the heaviest first
 */
public record SimilarSite(SiteRef site, double score, List<Reason> topics) {

    /** "Both work on: social prescribing, walking football." */
    public String why() {
        return "Both work on: " + topics.stream().map(Reason::inSentence).collect(Collectors.joining(", ")) + ".";
    }
}
