package network.vanguard.casestudy;

import java.util.List;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntrySummary;

/**
 * The page of a case study.
 *
 * @param about notes and discussions that speak of it
 */
public record CaseStudyView(EntrySummary entry, CaseStudyBody body, EntryActions actions, List<EntrySummary> about) {}
