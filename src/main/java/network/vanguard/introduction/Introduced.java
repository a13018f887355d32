package network.vanguard.introduction;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * That two were introduced: when, by whom, and the address of the thread.
 */
public record Introduced(Instant at, MemberRef by, String url) {}
