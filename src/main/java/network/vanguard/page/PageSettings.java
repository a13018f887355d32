package network.vanguard.page;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about pages. */
@ConfigMapping(prefix = "vanguard.page")
interface PageSettings {

    /**
     * The secret that signs form tokens and notices, 32 characters or more. Without it each start makes its own, which is
     * enough for one node: forms that were open during a restart then ask to be sent again.
     */
    Optional<String> signingKey();

    /** How long an open form may be sent: a working day. */
    @WithDefault("PT12H")
    Duration formLife();

    /**
     * Whether people reach the platform by HTTPS only. True adds Strict-Transport-Security and makes our cookies
     * {@code __Host-} and Secure. A request that arrives by HTTPS is treated so in any case.
     */
    @WithDefault("false")
    boolean secure();

    /**
     * Where people sign in, as their browser sees it, such as {@code https://login.example.org}. Without it the origin of
     * {@code quarkus.oidc.auth-server-url} is taken.
     */
    Optional<String> signInOrigin();
}
