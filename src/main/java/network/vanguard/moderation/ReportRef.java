package network.vanguard.moderation;

/**
 * A report that was taken in.
 *
 * @param made   whether it is new: the same person's second report of the same thing is the first one
 * @param hidden whether the thing is hidden by it
 */
public record ReportRef(long id, boolean made, boolean hidden) {}
