package network.vanguard.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about keeping entries right. */
@ConfigMapping(prefix = "vanguard.upkeep")
interface UpkeepSettings {

    /** So many months after it was published, or found still right, an owner is asked to look at a practice note again. */
    @WithDefault("24")
    int reviewAfter();

    /** So many months after it was published, or confirmed, those who look after a case study are asked whether it is still running. */
    @WithDefault("12")
    int runningAfter();

    /** So many days after the first question they are asked again, and as many later readers are told that nobody answered. */
    @WithDefault("30")
    int runningAgain();
}
