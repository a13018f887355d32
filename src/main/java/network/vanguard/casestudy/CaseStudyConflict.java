package network.vanguard.casestudy;

import java.util.List;

import network.vanguard.casestudy.CaseStudyForm.Difference;
import network.vanguard.entry.EntrySummary;

/**
 * Somebody else was first: what stands there now, and what of it differs from what was typed.
 *
 * @param differences empty when only its state is another one
 */
public record CaseStudyConflict(EntrySummary entry, List<Difference> differences) {}
