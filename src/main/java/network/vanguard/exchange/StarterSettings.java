package network.vanguard.exchange;

import java.util.Optional;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about the starter content. */
@ConfigMapping(prefix = "vanguard.starter")
interface StarterSettings {

    /**
     * Whether an empty platform is filled with the starter content. When nothing is set: yes in development and where the program
     * brings its own servers, no anywhere else.
     */
    Optional<Boolean> load();

    /** Present when the program has started servers of its own. */
    @WithDefault("${vanguard.local.started:}")
    Optional<String> ownServers();

    /** What holds, whether it is set or not. */
    default boolean wanted() {
        return load().orElse(ownServers().isPresent() || LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }
}
