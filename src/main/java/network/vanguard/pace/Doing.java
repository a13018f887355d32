package network.vanguard.pace;

import java.time.Duration;

/** What is limited, in how much time. */
public enum Doing {
    POST(Duration.ofMinutes(1), "You can post %d times in a minute."),
    UPLOAD(Duration.ofMinutes(30), "You can add %d files in half an hour."),
    REPORT(Duration.ofMinutes(10), "You can send %d reports in ten minutes."),
    SEARCH(Duration.ofMinutes(1), "You can search %d times in a minute."),
    EXPORT(Duration.ofHours(1), "You can begin %d exports in an hour.");

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

    /** The limit in plain English. */
    String told(int times) {
        return sentence.formatted(times);
    }
}
