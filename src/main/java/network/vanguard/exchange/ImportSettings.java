package network.vanguard.exchange;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about imports. */
@ConfigMapping(prefix = "vanguard.import")
interface ImportSettings {

    /** Where files wait to be imported; it needs room for several gigabytes. */
    @WithDefault("${java.io.tmpdir}")
    Path folder();

    /** What this program is called beside others that use the same database; the same after a restart. */
    @WithDefault("${HOSTNAME:localhost}:${quarkus.http.port}")
    String node();
}
