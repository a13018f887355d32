package network.vanguard.entry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry as somebody read it, in the words of its {@code ETag}: which text, and where it stood. A step leaves the text alone and still
 * makes another version: whoever meant to change a draft has not agreed to change what is published.
 *
 * @param state null when only the text is named
 */
public record EntryVersion(int revision, EntryState state) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(?:-([a-z-]+))?");

    /** The version of that name, such as {@code 3-submitted} or {@code 3}; empty for what was never one of ours. */
    public static Optional<EntryVersion> of(String name) {
        Matcher written = WRITTEN.matcher(name);
        if (!written.matches()) {
            return Optional.empty();
        }
        int revision = Integer.parseInt(written.group(1));
        return written.group(2) == null
                ? Optional.of(new EntryVersion(revision, null))
                : EntryState.of(written.group(2)).map(state -> new EntryVersion(revision, state));
    }

    /**
     * The version that the form of a page names; the framework finds this by its name.
     *
     * @throws IllegalArgumentException for what was never one of ours
     */
    public static EntryVersion valueOf(String name) {
        return of(name).orElseThrow(() -> new IllegalArgumentException("Not a version"));
    }

    /** What a form and, in quotes, an {@code ETag} says. */
    public String name() {
        return state == null ? String.valueOf(revision) : revision + "-" + state.code();
    }

    /** As {@link #name()}, so that a form that is sent along says the same. */
    @Override
    public String toString() {
        return name();
    }

    /** Whether an entry that stands so is still this version. */
    boolean is(int newestRevision, EntryState newestState) {
        return revision == newestRevision && (state == null || state == newestState);
    }

    String etag() {
        return "\"" + name() + "\"";
    }
}
