package network.vanguard.home;

import java.util.List;
import java.util.Map;

import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.home.Overviews.TopicCount;
import network.vanguard.paging.Counted;
import network.vanguard.site.SiteRef;

/**
 * The front page of somebody who has not signed in: what is public.
 *
 * @param caseStudies added last
 * @param periods     what time they are about, by their number, where that is known
 */
public record FrontView(List<EntrySummary> caseStudies, Map<Long, String> periods, long allCaseStudies, List<TopicCount> topics,
        List<SiteRef> sites, ChallengeFinder.Overview challenges) {

    /** "116", or "1,000+" where counting stopped. */
    public String counted() {
        return Counted.text(allCaseStudies);
    }
}
