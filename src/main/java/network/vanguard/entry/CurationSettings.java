package network.vanguard.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about curation. */
@ConfigMapping(prefix = "vanguard.curation")
interface CurationSettings {

    /** Within so many working days the curators promise an answer. */
    @WithDefault("10")
    int answerWithin();
}
