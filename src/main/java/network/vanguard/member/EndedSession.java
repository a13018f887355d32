package network.vanguard.member;

import java.time.Instant;

/**
 * How a session ended.
 *
 * @param here whether its person ended it on the platform, so that Keycloak's own session may go on
 */
record EndedSession(Instant at, boolean here) {}
