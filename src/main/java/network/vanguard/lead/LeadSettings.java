package network.vanguard.lead;

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
}
