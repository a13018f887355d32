package network.vanguard.challenge;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * Something that happened to a challenge.
 *
 * @param what   raised, passed, unknown, answered or reopened
 * @param by     null when it was who raised the challenge, whose name stands at its comment
 * @param to     who answers for the post from then on, or null
 * @param answer the number of a reply that can still be read, or null
 * @param reason empty for none
 */
public record ChallengeEvent(String what, MemberRef by, MemberRef to, Long answer, String reason, Instant at) {}
