package network.vanguard.holding;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.organisation.OrganisationRef;

/**
 * A change of holder that waits for its two confirmations, or that did not come about.
 *
 * @param from        who holds it now, or did then
 * @param giverAt     when it was confirmed for the holder before; null until then
 * @param takerAt     the same for the next one
 * @param state       open, declined or withdrawn
 * @param decidedBy   who declined or withdrew it; null while it is open
 * @param reason      why it was declined; null when it was not
 * @param mayAnswer   whether the reader is one of the two, and has not answered yet
 * @param mayWithdraw whether the reader may withdraw it
 */
public record Change(long id, OrganisationRef from, OrganisationRef to, Held held, Since since, String answersTo,
        String answersFor, String why, MemberRef proposer, Instant proposedAt, MemberRef giver, Instant giverAt,
        MemberRef taker,
        Instant takerAt, String state, MemberRef decidedBy, Instant decidedAt, String reason, boolean mayAnswer,
        boolean mayWithdraw) {

    /** To whom the next holder is to answer for what, as a sentence. */
    public String accountability() {
        return Holder.sentence(to.name(), answersTo, answersFor);
    }

    /** Whether it was declined; else somebody withdrew it, or it is open. */
    public boolean declined() {
        return state.equals("declined");
    }

    /** The id of the field for why somebody declines it. */
    public String reasonId() {
        return "reason-" + id;
    }
}
