package network.vanguard.entry;

import java.time.Instant;
import java.time.LocalDate;

import network.vanguard.problem.Invalid;

/**
 * By when those who look after an entry are asked about it again, and what follows when nobody answers: worked out from the day alone.
 *
 * @param reviewBy the day: of a note the last one on which nobody is asked, of a case study the first one on which they are
 * @param due      whether somebody is to answer; of a note readers are told
 * @param expired  whether a note's day has been over for two years: lists leave it out until its owner says that it is still right
 * @param reminder how often those who look after a case study were asked by now whether it is still running: 0, 1 or 2
 * @param silent   whether both of these went without an answer for long enough: readers are told
 * @param since    when somebody confirmed a case study last, or published it; null for other kinds
 */
public record Upkeep(LocalDate reviewBy, boolean due, boolean expired, int reminder, boolean silent, Instant since) {

    /** So long after its day a note expires. */
    private static final int YEARS_TO_EXPIRE = 2;
    /** Nothing here is older; what lies before it is a slip of the finger. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD_MAX = 5;

    /**
     * Refuses a day on which nobody will look at it.
     *
     * @param reviewBy or null
     * @throws Invalid (field {@code reviewBy}) before 2000, and more than {@value #YEARS_AHEAD_MAX} years from now
     */
    static void refuse(LocalDate reviewBy, LocalDate today) {
        if (reviewBy != null && (reviewBy.isBefore(FIRST) || reviewBy.isAfter(today.plusYears(YEARS_AHEAD_MAX)))) {
            throw new Invalid("reviewBy", "Choose a day within the next " + YEARS_AHEAD_MAX + " years.");
        }
    }

    /** Of what is asked whether it is still right. */
    static Upkeep ofNote(LocalDate reviewBy, LocalDate today) {
        return new Upkeep(reviewBy, reviewBy.isBefore(today), reviewBy.isBefore(lastExpired(today)), 0, false, null);
    }

    /**
     * Of what is asked whether it is still running.
     *
     * @param again so many days lie between the first question and the second, and between that and telling readers
     */
    static Upkeep ofRunning(LocalDate reviewBy, Instant since, int again, LocalDate today) {
        int reminder = today.isBefore(reviewBy) ? 0 : today.isBefore(reviewBy.plusDays(again)) ? 1 : 2;
        return new Upkeep(reviewBy, reminder > 0, false, reminder, !reviewBy.isAfter(lastSilent(again, today)), since);
    }

    /** What was to be looked at before this day has expired. */
    static LocalDate lastExpired(LocalDate today) {
        return today.minusYears(YEARS_TO_EXPIRE);
    }

    /** Of what was first asked about on this day or before, both questions went without an answer. */
    static LocalDate lastSilent(int again, LocalDate today) {
        return today.minusDays(2L * again);
    }

    /** Which of the two questions it is, in words. */
    public String reminderLabel() {
        return reminder == 1 ? "First reminder" : reminder == 2 ? "Second reminder" : "";
    }
}
