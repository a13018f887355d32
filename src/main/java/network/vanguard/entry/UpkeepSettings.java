package network.vanguard.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about keeping entries right. */
@ConfigMapping(prefix = "vanguard.upkeep")
interface UpkeepSettings {

    /** So many months after it was published, or found still right, an owner is asked to look at a practice note again. */
    @WithDefault("24")
    int reviewAfter();
}
