package network.vanguard.home;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.home.Overviews.TopicCount;
import network.vanguard.site.SiteRef;

/** The front page of somebody who has not signed in: what is public. */
public record FrontView(List<EntrySummary> caseStudies, long allCaseStudies, List<TopicCount> topics, List<SiteRef> sites) {}
