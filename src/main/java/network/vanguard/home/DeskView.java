package network.vanguard.home;

import java.util.List;
import java.util.Map;

import network.vanguard.challenge.ChallengeFinder;
import network.vanguard.draft.Draft;
import network.vanguard.entry.EntrySummary;
import network.vanguard.home.Overviews.TopicCount;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.DecisionNews;

/**
 * The front page of somebody who is signed in.
 *
 * @param submitted  case studies that wait for a curator; 0 for everybody else
 * @param atMySites  added last at the sites that they belong to
 * @param periods    what time the entries of these two lists are about, by their number, where that is known
 * @param asked      what they were asked to be named for as an author
 * @param unsent     what they typed and did not send
 * @param unanswered discussions without a comment, newest first
 * @param decided    what was decided on what they wrote or reported, and they have not opened
 */
public record DeskView(Viewer viewer, long submitted, List<EntrySummary> drafts, List<EntrySummary> atMySites,
        List<EntrySummary> inTheNetwork, Map<Long, String> periods, List<EntrySummary> unanswered, List<TopicCount> topics,
        List<EntrySummary> asked, List<Draft> unsent, ChallengeFinder.Overview challenges, DecisionNews decided) {

    /** Whether they may write a case study: for a site, or as a curator. */
    public boolean writesCaseStudies() {
        return viewer.curator() || !viewer.affiliations().isEmpty();
    }

    /** "1 case study is", "3 case studies are". */
    public String waiting() {
        return submitted == 1 ? "1 entry waits" : submitted + " entries wait";
    }
}
