package network.vanguard.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An organisation, as lists and other records carry it. */
public record OrganisationRef(long id, String slug, String name) {

    /** The address of its page. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String url() {
        return "/organisations/" + slug;
    }
}
