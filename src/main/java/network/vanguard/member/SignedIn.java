package network.vanguard.member;

/** Somebody has signed in to the pages. Observed above, a moment later. */
public record SignedIn(Viewer member) {}
