package network.vanguard.attachment;

/**
 * Something on an entry, as commands answer it.
 *
 * @param made false when it was there already
 */
public record AttachmentRef(long id, boolean made) {}
