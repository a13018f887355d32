package network.vanguard.audit;

import java.time.Instant;

/**
 * Whether the log can be relied on.
 *
 * @param checkedAt when its chain was last read to its end, or null
 * @param rows      how many rows it had then
 * @param brokenAt  the first row that does not fit, or null
 * @param alterable whether the platform's own role of the database could alter it: then only the chain tells
 */
public record AuditState(Instant checkedAt, long rows, Long brokenAt, boolean alterable) {

    /** Whether nothing is known that speaks against it. */
    public boolean sound() {
        return brokenAt == null && !alterable;
    }
}
