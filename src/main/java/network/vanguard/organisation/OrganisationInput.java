package network.vanguard.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.text.NoPatient;

/**
 * What is said of an organisation. What is left out is not said any more.
 *
 * @param type        code of an {@link OrganisationKind}, or null
 * @param web         address of its own website
 * @param place       where it is
 * @param description what it is and does, in a paragraph; plain text
 * @param site        slug of the site of the network that it is, or null; for curators to choose
 */
public record OrganisationInput(
        @NotBlank(message = NAME_MISSING) @Size(max = NAME_MAX, message = "A name can be 200 characters at most.") @NoPatient(names = true) String name,
        @Pattern(regexp = OrganisationKind.CODES, message = "Choose one of the kinds, or none.") String type,
        @Size(max = 500, message = "An address can be 500 characters at most.") @Pattern(regexp = "https?://[^\\s/]\\S*", message = "Write the address of its website as it stands at the top of your browser. It begins with https:// or http://.") String web,
        @Size(max = 200, message = "A place can be 200 characters at most.") @NoPatient(names = true) String place,
        @Size(max = DESCRIPTION_MAX, message = "The description can be 2,000 characters at most.") @NoPatient String description,
        @Size(max = 80, message = "Choose one of the sites, or none.") String site) {

    /** Longest name, in characters. */
    public static final int NAME_MAX = 200;
    /** Longest description, in characters. */
    public static final int DESCRIPTION_MAX = 2_000;
    static final String NAME_MISSING = "Write the name of the organisation.";

    public OrganisationInput {
        name = strip(name);
        type = strip(type);
        web = strip(web);
        place = strip(place);
        description = strip(description);
        site = strip(site);
    }

    private static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
