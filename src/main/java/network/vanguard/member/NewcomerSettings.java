package network.vanguard.member;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about accounts that are new here. */
@ConfigMapping(prefix = "vanguard.newcomers")
interface NewcomerSettings {

    /** For so many days after somebody first came, what they write with links to other websites waits for a moderator; 0 for never. */
    @WithDefault("7")
    @Min(0)
    int days();
}
