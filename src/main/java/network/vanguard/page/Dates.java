package network.vanguard.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;

/** How templates write a moment: absolute, in the time of the United Kingdom, where the readers are. */
@TemplateExtension(namespace = "when")
class Dates {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZONE);

    private Dates() {}

    /** "22 November 2026". */
    static String date(Instant moment) {
        return DATE.format(moment);
    }

    /** "Sunday 22 November 2026". */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "22 November 2026", of a day. */
    static String date(LocalDate day) {
        return DATE.format(day.atStartOfDay(ZONE));
    }

    /** "2026-11-22T09:05:03Z": for the attribute datetime, which takes no finer fraction than a thousandth. */
    static String machine(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** "22 November 2026, 09:05". */
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** "1 working day", "10 working days". */
    static String workingDays(int days) {
        return days + (days == 1 ? " working day" : " working days");
    }

    /** The type of a field for a day: a field for days, unless what was typed is none; then a field that can show it. */
    static String field(String typed) {
        try {
            if (typed != null && !typed.isBlank()) {
                LocalDate.parse(typed.strip());
            }
            return "date";
        } catch (DateTimeException noDay) {
            return "text";
        }
    }
}
