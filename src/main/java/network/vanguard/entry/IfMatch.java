package network.vanguard.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import network.vanguard.problem.Invalid;
import network.vanguard.problem.PreconditionMissing;
import network.vanguard.problem.Stale;

/** The version that a writer had read, as the header {@code If-Match} names it. */
public final class IfMatch {

    /** An entity tag (RFC 9110); its quotes are often lost on the way through a shell, and some proxies add the W. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"|(\\d{1,9}(?:-[a-z-]+)?)");

    private IfMatch() {}

    /**
     * The version that a change is made from.
     *
     * @throws PreconditionMissing without the header, and for {@code *}: nobody may overwrite what they have not read
     * @throws Invalid             for what is no ETag
     * @throws Stale               for an ETag that was never ours
     */
    public static EntryVersion needed(String header) {
        EntryVersion version = optional(header);
        if (version == null) {
            throw new PreconditionMissing();
        }
        return version;
    }

    /**
     * The version that a step is made from; null without the header, and for {@code *}, which means any version.
     *
     * @throws Invalid for what is no ETag
     * @throws Stale   for an ETag that was never ours
     */
    public static EntryVersion optional(String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Invalid.request("If-Match",
                    "This is not an ETag. Send the one that you read, such as \"3-draft\", with its quotes.");
        }
        return EntryVersion.of(tag.group(1) == null ? tag.group(2) : tag.group(1)).orElseThrow(Stale::new);
    }
}
