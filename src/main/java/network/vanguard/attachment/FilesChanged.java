package network.vanguard.attachment;

/** What is on an entry beside its text, or what is said of it, has changed. Observed above in the same transaction. */
public record FilesChanged(long entryId) {}
