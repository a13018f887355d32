package network.vanguard.holding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When something began, as exactly as people know it: a day, a month or a year.
 *
 * @param text {@code 2016}, {@code 2016-03} or {@code 2016-03-31}: texts are in the order of time
 */
public record Since(@JsonValue String text) {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int FIRST_YEAR = 1800;
    private static final List<DateTimeFormatter> DAYS = List.of(typed("uuuu-M-d"), typed("d/M/uuuu"), typed("d.M.uuuu"),
            typed("d MMMM uuuu"), typed("d MMM uuuu"));
    private static final List<DateTimeFormatter> MONTHS = List.of(typed("uuuu-M"), typed("M/uuuu"), typed("MMMM uuuu"),
            typed("MMM uuuu"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private static DateTimeFormatter typed(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * What somebody means who types "2016", "March 2016", "3/2016", "31 March 2016", "31/3/2016" or "2016-03-31"; empty for anything
     * else, and for what lies before 1800.
     */
    static Optional<Since> meant(String typed) {
        String words = typed == null ? "" : SPACES.matcher(typed.strip()).replaceAll(" ");
        Optional<Since> found = YEAR.matcher(words).matches() ? Optional.of(new Since(words)) : Optional.empty();
        for (DateTimeFormatter month : MONTHS) {
            found = found.or(() -> read(words, text -> YearMonth.parse(text, month).toString()));
        }
        for (DateTimeFormatter day : DAYS) {
            found = found.or(() -> read(words, text -> LocalDate.parse(text, day).toString()));
        }
        return found.filter(since -> since.text.length() <= 10 && since.first().getYear() >= FIRST_YEAR);
    }

    private static Optional<Since> read(String words, Function<String, String> reader) {
        try {
            return Optional.of(new Since(reader.apply(words)));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** The first day that it may mean. */
    LocalDate first() {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    /** The last day that it may mean. */
    LocalDate last() {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }

    /** "2016", "March 2016", "31 March 2016". */
    public String label() {
        return switch (text.length()) {
            case 4 -> text;
            case 7 -> YearMonth.parse(text).format(MONTH);
            default -> LocalDate.parse(text).format(DAY);
        };
    }
}
