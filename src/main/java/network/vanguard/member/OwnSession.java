package network.vanguard.member;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody is signed in, as they see it themselves.
 *
 * @param device  such as "Firefox on Windows"; not more is known of it
 * @param begunAt when it was first used here
 * @param seenAt  when it was used last, up to five minutes early
 * @param current whether it is the one that asks; never so where a script asks with a token
 */
public record OwnSession(UUID id, String device, Instant begunAt, Instant seenAt, boolean current) {}
