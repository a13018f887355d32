package network.vanguard.circle;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/** What somebody who is invited learns of a circle before they answer: its name, and who invites. */
public record CircleInvitation(String key, String name, MemberRef by, Instant at) {}
