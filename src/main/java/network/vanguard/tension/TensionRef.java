package network.vanguard.tension;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A tension, as commands answer it. */
public record TensionRef(long id, String slug, String title, int revision) {

    /** Its address. */
    @JsonIgnore
    public String url() {
        return "/tensions/" + slug;
    }

    /** Which version of it this is. */
    @JsonIgnore
    public String etag() {
        return "\"" + revision + "\"";
    }
}
