package network.vanguard.circle;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far letting something out has come. */
public enum ReleaseStep {
    WAITING("waiting", "Your yes is counted. It is published once everybody who can read it has said yes."),
    OUT("out", "Everybody has said yes: it is published, without the comments."),
    ENDED("ended", "It stays in the circle. Nobody is told who said no."),
    CHANGED("changed", "The text has changed since it was proposed, so it stays in the circle. Propose it again.");

    private final String code;
    private final String words;

    ReleaseStep(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What the next page says. */
    public String words() {
        return words;
    }
}
