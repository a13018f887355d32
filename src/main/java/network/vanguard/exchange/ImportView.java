package network.vanguard.exchange;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An import and how far it is.
 *
 * @param failure why it stopped before the end, or null
 * @param read    lines read so far, blank ones left out; the four counts after it add up to this
 */
public record ImportView(UUID id, String name, ImportFormat format, boolean dryRun, ImportState state, String failure, int read,
        int created, int updated, int unchanged, int refused, Instant askedAt, Instant startedAt, Instant finishedAt) {

    /** The colour of its state, for those who see colours; the word says the same. */
    @JsonIgnore
    public String colour() {
        return switch (state) {
            case WAITING -> "grey";
            case RUNNING -> "blue";
            case DONE -> "green";
            case FAILED -> "red";
        };
    }
}
