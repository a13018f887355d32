package network.vanguard.entry;

import java.time.Instant;

import network.vanguard.member.MemberRef;

/**
 * Something that was done to an entry beside its text and its state, as its history shows it.
 *
 * @param what in words, without the names of things that may have been taken back since: "Added a picture (JPEG)"
 */
public record EntryDeed(Instant at, MemberRef actor, String what) {}
