package network.vanguard.entry;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import network.vanguard.member.MemberRef;

/**
 * How an entry stands in the queue of the curators.
 *
 * @param since      when it was submitted
 * @param place      1 for the one that waits longest
 * @param of         how many wait
 * @param days       within so many working days the curators promise an answer
 * @param answeredBy the last day of that promise
 * @param late       whether that day is over
 * @param reviewer   the curator who has it in review; null while nobody has taken it
 */
public record Waiting(Instant since, long place, long of, int days, LocalDate answeredBy, boolean late,
        MemberRef reviewer) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Waiting of(Instant since, long place, long of, int days, Instant now) {
        LocalDate by = workingDaysAfter(since.atZone(LONDON).toLocalDate(), days);
        return new Waiting(since, place, of, days, by, now.atZone(LONDON).toLocalDate().isAfter(by), null);
    }

    /** The same in the hands of that curator; null for nobody's. */
    Waiting heldBy(MemberRef curator) {
        return new Waiting(since, place, of, days, answeredBy, late, curator);
    }

    /** What was submitted before this moment is late by now: the answer was promised by a day that is over. */
    static Instant lateBefore(int days, Instant now) {
        LocalDate today = now.atZone(LONDON).toLocalDate();
        LocalDate day = today;
        while (!workingDaysAfter(day, days).isBefore(today)) {
            day = day.minusDays(1);
        }
        return day.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    /** The day that is so many working days later. Saturdays and Sundays do not count; holidays, which differ from place to place, do. */
    public static LocalDate workingDaysAfter(LocalDate day, int days) {
        LocalDate last = day;
        for (int left = days; left > 0;) {
            last = last.plusDays(1);
            if (last.getDayOfWeek() != DayOfWeek.SATURDAY && last.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return last;
    }
}
