package network.vanguard.pace;

import java.time.Duration;
import java.util.Locale;

/** What is limited, in how much time. */
public enum Doing {
    POST(Duration.ofMinutes(1), "You can post %d times in a minute."),
    UPLOAD(Duration.ofMinutes(30), "You can add %d files in half an hour."),
    REPORT(Duration.ofMinutes(10), "You can send %d reports in ten minutes."),
    SEARCH(Duration.ofMinutes(1), "You can search %d times in a minute."),
    EXPORT(Duration.ofHours(1), "You can begin %d exports in an hour."),
    SIGN_IN(Duration.ofMinutes(5), "Signing in can be begun %d times in five minutes from where you are.");

    private final Duration within;
    private final String sentence;

    Doing(Duration within, String sentence) {
        this.within = within;
        this.sentence = sentence;
    }

    /** The time in which so many are allowed. */
    public Duration within() {
        return within;
    }

    /** Its name in the header fields of an answer: lower case with hyphens. */
    String policy() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The limit in plain English. */
    String told(int times) {
        return sentence.formatted(times);
    }
}
