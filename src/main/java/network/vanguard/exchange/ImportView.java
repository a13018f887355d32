package network.vanguard.exchange;

import java.time.Instant;
import java.util.UUID;

/**
 * An import and how far it is.
 *
 * @param failure why it stopped before the end, or null
 * @param read    lines read so far, blank ones left out; the four counts after it add up to this
 */
public record ImportView(UUID id, String name, ImportFormat format, boolean dryRun, ImportState state, String failure, int read,
        int created, int updated, int unchanged, int refused, Instant askedAt, Instant startedAt, Instant finishedAt) {

    /** The address of its page. */
    String path() {
        return "/imports/" + id;
    }
}
