package network.vanguard.directory;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/** An organisation that became part of another one: what it was called, who decided it, and why; the reason may be null. */
public record JoinedOrganisation(String name, Instant at, MemberRef by, String reason) {}
