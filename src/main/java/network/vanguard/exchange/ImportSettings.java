package network.vanguard.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about imports. */
@ConfigMapping(prefix = "vanguard.import")
interface ImportSettings {

    /** Where files wait to be imported; it needs room for several gigabytes. */
    @WithDefault("${java.io.tmpdir}")
    Path folder();

    /**
     * What this program is called beside others that use the same database; the same after a restart. Without it: the machine and the
     * port.
     */
    Optional<String> node();

    /** The port that tells two programs on one machine apart. */
    @WithDefault("${quarkus.http.port}")
    int port();

    /** What holds, whether it is set or not. */
    default String nodeName() {
        return node().orElseGet(() -> machine() + ":" + port());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
