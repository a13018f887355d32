package network.vanguard.member;

import java.time.Instant;

/**
 * That somebody was forgotten.
 *
 * @param memberId      the number that stands for them from then on
 * @param subjectDigest SHA-256 of what the sign-in called them, 64 hexadecimal digits
 */
public record Erasure(long memberId, String subjectDigest, Instant at) {}
