package network.vanguard.problem;

import java.time.Duration;

/** 429: a limit on how often something may be done was passed. */
public final class TooMany extends ProblemException {

    private static final long serialVersionUID = 1;

    /**
     * @param detail the limit in plain English: "You can post 10 comments in a minute."
     * @param retryAfter when it is worth trying again; rounded up to whole seconds, at least one
     */
    public TooMany(String detail, Duration retryAfter) {
        super(Problem.of(Kind.TOO_MANY, detail).withHeader("Retry-After", Unavailable.seconds(retryAfter)));
    }
}
