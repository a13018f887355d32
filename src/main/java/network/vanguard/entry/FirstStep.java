package network.vanguard.entry;

import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * What somebody elsewhere could do first, after reading an entry. Everything may be left out.
 *
 * @param action     what to do
 * @param who        who could do it
 * @param minutes    how long that takes, in minutes; null when it is not said
 * @param cost       what it costs
 * @param permission whose permission it needs
 */
public record FirstStep(@Size(max = ACTION_MAX, message = "This can be 1,000 characters at most.") String action,
        @Size(max = LINE_MAX, message = LINE_LONG) String who,
        @Min(value = 0, message = MINUTES) @Max(value = 100_000, message = MINUTES) Integer minutes,
        @Size(max = LINE_MAX, message = LINE_LONG) String cost,
        @Size(max = LINE_MAX, message = LINE_LONG) String permission) {

    private static final int ACTION_MAX = 1_000;
    private static final int LINE_MAX = 500;
    private static final String LINE_LONG = "This can be 500 characters at most.";
    private static final String MINUTES = "Write the minutes as a whole number from 0 to 100,000.";

    /** One of which nothing is known yet. */
    public static FirstStep unknown() {
        return new FirstStep(null, null, null, null, null);
    }

    /** As a browser sends it: what is no number becomes one that is refused, and a field with nothing in it is none. */
    public static FirstStep typed(String action, String who, String minutes, String cost, String permission) {
        String number = line(minutes);
        return new FirstStep(line(action), line(who),
                number == null ? null : number.matches("\\d{1,9}") ? Integer.valueOf(number) : Integer.valueOf(-1), line(cost),
                line(permission));
    }

    /** Whether anything is said. */
    public boolean known() {
        return minutes != null || texts().findAny().isPresent();
    }

    /** Whether it says what to do: without that, who and how long help nobody. */
    public boolean filled() {
        return action != null && !action.isBlank();
    }

    /** Whether it says more than what to do. */
    public boolean detailed() {
        return minutes != null || Stream.of(who, cost, permission).anyMatch(text -> text != null && !text.isBlank());
    }

    /** All of its texts, for search and similarity. */
    public Stream<String> texts() {
        return Stream.of(action, who, cost, permission).filter(text -> text != null && !text.isBlank());
    }

    /** All of it as one text, to see what differs between two. */
    public String inALine() {
        return Stream.of(action, who, minutes == null ? "" : minutes + " minutes", cost, permission)
                .filter(text -> text != null && !text.isBlank()).reduce((one, other) -> one + " · " + other).orElse("");
    }

    private static String line(String text) {
        return text == null || text.isBlank() ? null : text.replace("\r\n", "\n").strip();
    }
}
