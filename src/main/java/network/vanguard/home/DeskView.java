package network.vanguard.home;

import java.util.List;
import java.util.Map;

import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.draft.Draft;
import network.vanguard.entry.EntrySummary;
import network.vanguard.home.Overviews.TopicCount;
import network.vanguard.member.Viewer;

/**
 * The front page of somebody who is signed in.
 *
 * @param waits      what waits for them
 * @param atMySites  added last at the sites that they belong to
 * @param periods    what time the entries of these two lists are about, by their number, where that is known
 * @param asked      what they were asked to be named for as an author
 * @param unsent     what they typed and did not send
 * @param unanswered discussions without a comment, newest first
 */
public record DeskView(Viewer viewer, List<Wait> waits, List<EntrySummary> drafts, List<EntrySummary> atMySites,
        List<EntrySummary> inTheNetwork, Map<Long, String> periods, List<EntrySummary> unanswered, List<TopicCount> topics,
        List<EntrySummary> asked, List<Draft> unsent, ChallengeFinder.Overview challenges) {

    /** Whether they may write a case study: for a site, or as a curator. */
    public boolean writesCaseStudies() {
        return viewer.curator() || !viewer.affiliations().isEmpty();
    }
}
