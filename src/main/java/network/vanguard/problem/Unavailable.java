package network.vanguard.problem;

import java.time.Duration;

/** 503: something this depends on is away; nothing was saved. */
public final class Unavailable extends ProblemException {

    private static final long serialVersionUID = 1;

    /**
     * @param detail what is away, what was and was not saved, in plain English
     * @param retryAfter when it is worth trying again; rounded up to whole seconds, at least one
     */
    public Unavailable(String detail, Duration retryAfter) {
        super(Problem.of(Kind.UNAVAILABLE, detail).withHeader("Retry-After", seconds(retryAfter)));
    }

    static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
