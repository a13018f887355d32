package network.vanguard.entry;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * Somebody who was asked to be named as an author.
 *
 * @param accepted null while they have not answered
 */
public record CoAuthor(MemberRef member, Instant askedAt, Boolean accepted) {

    /** Where it stands, in words. */
    public String label() {
        return accepted == null ? "Asked, has not answered yet" : accepted ? "Co-author" : "Said no";
    }
}
