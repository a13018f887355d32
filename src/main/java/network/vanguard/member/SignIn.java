package network.vanguard.member;

import java.time.Instant;
import java.util.Set;

/**
 * What a verified token says of a person.
 *
 * @param issuedAt when the token was given out
 */
record SignIn(String subject, String username, String name, Set<PlatformRole> roles, Set<String> groups, Instant issuedAt) {

    /** Changes when anything that we keep of a token changes. */
    String digest() {
        return Integer.toHexString(java.util.Objects.hash(username, name,
                roles.stream().map(PlatformRole::code).sorted().toList(), groups.stream().sorted().toList()))
                + ":" + groups.stream().sorted().toList();
    }
}
