package network.vanguard.entry;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/** An entry as it stood. {@code content} is the JSON of its fields. */
public record EntryRevision(int revision, Instant at, MemberRef author, String content) {}
