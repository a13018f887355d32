package network.vanguard.member;

import java.util.Locale;

/** What a person may do on the whole platform; a Keycloak realm role of the same name in lower case. */
public enum PlatformRole {
    /** A national learning partner: reviews, publishes, keeps vocabulary and collections, imports. */
    CURATOR,
    /** Decides on reports. */
    MODERATOR,
    /** Sites, roles, settings, erasure. */
    ADMINISTRATOR;

    /** The name of the realm role. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
