package network.vanguard.directory;

import network.vanguard.organisation.OrganisationKind;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.text.PlainText;

/**
 * An organisation as lists show it.
 *
 * @param key what the list is in the order of
 */
public record OrganisationLine(OrganisationRef ref, OrganisationKind kind, String place, String description, String key) {

    private static final int EXCERPT = 200;

    /** How its description begins; empty when there is none. */
    public String excerpt() {
        return PlainText.excerpt(description, EXCERPT);
    }
}
