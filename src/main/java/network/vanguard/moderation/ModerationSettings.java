package network.vanguard.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the moderation of this platform is set to. */
@ConfigMapping(prefix = "vanguard.moderation")
interface ModerationSettings {

    /** What so many people have reported is hidden until a moderator decides; people of one site count once. */
    @WithDefault("3")
    int hideAfter();
}
