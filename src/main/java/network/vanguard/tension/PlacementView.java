package network.vanguard.tension;

import java.time.Instant;

import network.vanguard.entry.EntryKind;

/**
 * Where an entry, or a comment under it, stands in a tension.
 *
 * @param tension    slug of the tension
 * @param title      its question
 * @param comment    the number of the comment, or null for the entry itself
 * @param step       1, wholly left, to 7, wholly right
 * @param where      the same in words
 * @param by         the handle of who placed an entry; null for a comment, at which its author is named
 * @param replacedAt when it was moved; null while it stands there
 */
public record PlacementView(long id, String tension, String title, long entryId, EntryKind kind, String entrySlug,
        String entryTitle, Long comment, int step, String where, String sentence, String by, Instant at, Instant replacedAt) {

    /** The address of what stands there. */
    public String url() {
        return comment == null ? "/" + kind.path() + "/" + entrySlug : "/comments/" + comment;
    }

    /** The address of its history. */
    public String historyUrl() {
        return "/tensions/" + tension + "/placements/" + id;
    }
}
