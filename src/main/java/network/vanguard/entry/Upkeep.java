package network.vanguard.entry;

import java.time.LocalDate;

/**
 * By when an entry's owner looks at it again, and what follows when nobody does.
 *
 * @param reviewBy the last day
 * @param due      whether that day is over: readers are told
 * @param expired  whether it has been over for two years: lists leave the entry out until its owner says that it is still right
 */
public record Upkeep(LocalDate reviewBy, boolean due, boolean expired) {

    /** So long after its day an entry expires. */
    private static final int YEARS_TO_EXPIRE = 2;

    static Upkeep of(LocalDate reviewBy, LocalDate today) {
        return reviewBy == null
                ? null
                : new Upkeep(reviewBy, reviewBy.isBefore(today), reviewBy.isBefore(lastExpired(today)));
    }

    /** What was to be looked at before this day has expired. */
    static LocalDate lastExpired(LocalDate today) {
        return today.minusYears(YEARS_TO_EXPIRE);
    }
}
