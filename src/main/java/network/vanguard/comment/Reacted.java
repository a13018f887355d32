package network.vanguard.comment;

import network.vanguard.member.MemberRef;

/**
 * Somebody who does the same as a comment tells, or would like to know more.
 *
 * @param sites the names of the sites that they belong to; null for none
 */
public record Reacted(Reaction reaction, MemberRef member, String sites) {}
