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
            throw new PreconditionMissing("Send the ETag of the version that you read as If-Match.");
        }
        String digits = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new Stale("This is not a version of the entry.");
        }
        return Integer.parseInt(digits);
    }
}
