package network.vanguard.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

import network.vanguard.problem.TooMany;

/**
 * Where somebody stands with a limit after a call was counted.
 *
 * @param doing what was done
 * @param times how often it may be done in its time
 * @param left  how often it may be done at once from now on
 * @param full  when all of it may be done again
 * @param refusedFor when one more may be done; empty when this call was within the limit
 */
record Standing(Doing doing, int times, long left, Duration full, Optional<Duration> refusedFor) {

    private static final int TWO_MINUTES = 120;
    private static final int MINUTE = 60;

    /** The header fields {@code RateLimit-Policy} and {@code RateLimit}, as the draft of the IETF has them; times in whole seconds. */
    void tell(BiConsumer<String, String> header) {
        header.accept("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(doing.policy(), times, doing.within().toSeconds()));
        header.accept("RateLimit", "\"%s\";r=%d;t=%d".formatted(doing.policy(), left, seconds(refusedFor.orElse(full))));
    }

    /** The refusal with the limit as people are told it, which is not always the one of a whole address; only with a wait. */
    TooMany refusal(int told) {
        long seconds = Math.max(1, seconds(refusedFor.orElseThrow()));
        return new TooMany(doing.told(told) + " Wait " + (seconds == 1
                ? "a second"
                : seconds < TWO_MINUTES
                        ? seconds + " seconds"
                        : (seconds + MINUTE - 1) / MINUTE + " minutes")
                + ", then try again.", refusedFor.get());
    }

    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
