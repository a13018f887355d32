package network.vanguard.member;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The roles of these names. */
    static Set<PlatformRole> of(String... codes) {
        return Stream.of(codes).map(code -> valueOf(code.toUpperCase(Locale.ROOT))).collect(Collectors.toSet());
    }
}
