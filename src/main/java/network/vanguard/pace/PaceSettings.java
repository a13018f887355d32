package network.vanguard.pace;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one person may do what. Once at least: a limit of nothing would close the platform, and the program does not start with it. */
@ConfigMapping(prefix = "vanguard.pace")
interface PaceSettings {

    /** Comments, notes, discussions, drafts of case studies and links in a minute. */
    @WithDefault("10")
    @Min(1)
    int posts();

    /** Files in half an hour. */
    @WithDefault("30")
    @Min(1)
    int uploads();

    /** Reports in ten minutes. */
    @WithDefault("10")
    @Min(1)
    int reports();

    /** Searches in a minute. */
    @WithDefault("30")
    @Min(1)
    int searches();

    /** Exports in an hour. */
    @WithDefault("5")
    @Min(1)
    int exports();

    /** Sign-ins begun in five minutes from one address, whoever begins them: nobody is known yet. */
    @WithDefault("150")
    @Min(1)
    int signIns();

    /** So many times as much all people behind one address may do together: a whole conference may share one. */
    @WithDefault("60")
    @Min(1)
    int crowd();

    default int of(Doing doing) {
        return switch (doing) {
            case POST -> posts();
            case UPLOAD -> uploads();
            case REPORT -> reports();
            case SEARCH -> searches();
            case EXPORT -> exports();
            case SIGN_IN -> signIns();
        };
    }
}
