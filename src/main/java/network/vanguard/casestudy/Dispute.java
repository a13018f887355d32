package network.vanguard.casestudy;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/** That a curator does not agree that something is a movement, and why. */
public record Dispute(MemberRef by, Instant at, String reason) {}
