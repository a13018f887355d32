package network.vanguard.entry;

/** A case study that waits for the curators, and how it stands in their queue. */
public record Queued(EntrySummary entry, Waiting waiting) {}
