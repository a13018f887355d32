package network.vanguard.entry;

import java.time.Instant;
import java.time.LocalDate;

import network.vanguard.member.MemberRef;

/** That somebody who looks after an entry found it still right, and by when it is to be looked at again. */
public record EntryReview(Instant at, MemberRef by, LocalDate reviewBy) {}
