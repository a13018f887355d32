package network.vanguard.entry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An entry, as commands answer it and other records carry it. */
public record EntryRef(long id, EntryKind kind, String slug, String title, int revision, EntryState state) {

    /** The address of its page. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String url() {
        return "/" + kind.path() + "/" + slug;
    }

    /** The same once a moderator is to look at it first. */
    public EntryRef asHidden() {
        return new EntryRef(id, kind, slug, title, revision, EntryState.HIDDEN);
    }

    /** What an {@code ETag} says of this version. */
    public String etag() {
        return new EntryVersion(revision, state).etag();
    }
}
