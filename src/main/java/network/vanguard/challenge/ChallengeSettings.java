package network.vanguard.challenge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about challenges. */
@ConfigMapping(prefix = "vanguard.challenge")
interface ChallengeSettings {

    /** Within so many working days a challenge should have an answer. */
    @WithDefault("10")
    int answerWithin();
}
