package network.vanguard.review;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * A curator's judgement of a claim, as readers see it.
 *
 * @param quote   what the claim said, for those who may change the entry; null for others, from whom its authors may have taken it away
 * @param changed whether the claim says something else by now
 * @param reply   of the authors, or null
 */
public record Judgement(long id, String quote, boolean changed, Evidence evidence, Equity equity, String reason,
        MemberRef curator, Instant at, Reply reply) {

    /** The id of the field of its reply. */
    public String replyId() {
        return "reply-" + id;
    }

    /** What an author answered. */
    public record Reply(String message, MemberRef author, Instant at) {}
}
