package network.vanguard.review;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * The claims of an entry and what curators think of them.
 *
 * @param gone judgements of claims that are not there any more; for those who may change the entry
 */
public record Judged(EntrySummary entry, List<JudgedClaim> claims, List<Judgement> gone, boolean mayJudge, boolean mayReply) {

    /** The claim at that place, counted from 0; null when there is none. */
    public JudgedClaim at(int index) {
        return index >= 0 && index < claims.size() ? claims.get(index) : null;
    }
}
