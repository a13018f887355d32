package network.vanguard.entry;

import network.vanguard.problem.PreconditionMissing;
import network.vanguard.problem.Stale;

/** The version that a writer had read. */
public final class IfMatch {

    private IfMatch() {}

    /**
     * The revision in an {@code If-Match} header.
     *
     * @throws PreconditionMissing without the header: nobody may overwrite what they have not read
     * @throws Stale               for a version that was never ours
     */
    public static int revision(String header) {
        if (header == null || header.isBlank()) {
            throw new PreconditionMissing();
        }
        String version = header.strip();
        if (!version.matches("(W/)?\"\\d{1,9}\"|\\d{1,9}")) {
            throw new Stale();
        }
        return Integer.parseInt(version.replaceAll("\\D", ""));
    }
}
