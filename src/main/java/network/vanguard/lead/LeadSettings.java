package network.vanguard.lead;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about leads. */
@ConfigMapping(prefix = "vanguard.leads")
interface LeadSettings {

    /** Whether the pages that leads name are looked at, so that their titles stay known when they are gone. */
    @WithDefault("true")
    boolean capture();

    /** How often those that are due are looked at, or {@code off}. */
    @WithDefault("1m")
    String every();

    /** The host names of this platform: what leads to one of its own pages is no lead. */
    Optional<List<String>> ownHosts();
}
