package network.vanguard.collection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A collection, as commands answer it and other records carry it. */
public record CollectionRef(long id, String slug, String title, int revision) {

    /** The address of its page. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String url() {
        return "/collections/" + slug;
    }
}
