package network.vanguard.review;

import java.util.List;

/**
 * A claim and what curators think of it: what the fragment {@code review/claim} shows.
 *
 * @param judgements the newest first
 */
public record JudgedClaim(long entryId, Claim claim, List<Judgement> judgements, boolean mayJudge, boolean mayReply) {

    /** The judgement that counts; null when there is none. */
    public Judgement newest() {
        return judgements.isEmpty() ? null : judgements.get(0);
    }

    /** Those before it. */
    public List<Judgement> earlier() {
        return judgements.size() < 2 ? List.of() : judgements.subList(1, judgements.size());
    }

    /** Where it is judged, and where the authors reply. */
    public String url() {
        return "/entries/" + entryId + "/judgements?claim=" + claim.number();
    }
}
