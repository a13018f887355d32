package network.vanguard.pace;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

/**
 * How much everybody has done lately, the same for all nodes. A row holds one moment: when all of it is forgotten again. Each call moves it
 * on by its share of the time, and is refused when that would put it further ahead than the limit allows; so calls come back one by one.
 */
@ApplicationScoped
class Paces {

    /** Of a share: what floating point may take away from a whole one. */
    private static final double ROUNDING = 1e-6;

    private final Session database;

    Paces(Session database) {
        this.database = database;
    }

    /**
     * Counts a call.
     *
     * @param key   who does it, and what
     * @param times how often in that time
     */
    Standing take(String key, Doing doing, int times) {
        Duration within = doing.within();
        double share = within.toMillis() / 1000.0 / times;
        double slack = within.toMillis() / 1000.0 - share;
        Optional<Double> ahead = database
                .createNativeQuery(
                        """
                INSERT INTO pace (key, free_at) VALUES (:key, clock_timestamp() + make_interval(secs => CAST(:share AS float8)))
                ON CONFLICT (key) DO UPDATE
                SET free_at = greatest(pace.free_at, clock_timestamp()) + make_interval(secs => CAST(:share AS float8))
                WHERE pace.free_at <= clock_timestamp() + make_interval(secs => CAST(:slack AS float8)) RETURNING CAST(extract(epoch FROM free_at - clock_timestamp()) AS float8)""",
                        Double.class)
                .setParameter("key", key).setParameter("share", share).setParameter("slack", slack)
                .getResultStream().findFirst();
        if (ahead.isPresent()) {
            // a hair less than what was taken, as the clock went on
            long left = (long) Math.floor((within.toMillis() / 1000.0 - ahead.get()) / share + ROUNDING);
            return new Standing(doing, times, Math.max(0, Math.min(left, times - 1)), millis(ahead.get()), Optional.empty());
        }
        // forgotten meanwhile, when all of it was long ago: then there is nothing to wait for
        double wait = database.createNativeQuery("SELECT CAST(extract(epoch FROM free_at - clock_timestamp()) AS float8) "
                + "FROM pace WHERE key = :key", Double.class).setParameter("key", key).getResultStream().findFirst()
                .orElse(0.0);
        return new Standing(doing, times, 0, millis(wait), Optional.of(millis(wait - slack)));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) Math.max(1, seconds * 1000));
    }

    int forget() {
        return database.createNativeMutationQuery("DELETE FROM pace WHERE free_at < clock_timestamp()").executeUpdate();
    }
}
