package network.vanguard.member;

/** Somebody's roles or sites were taken over from their sign-in, because it said something new. Observed above in the same transaction. */
public record RightsFollowed(Viewer member) {}
