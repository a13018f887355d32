package network.vanguard.paging;

import java.util.Locale;

/** How many there are, counted no further than anybody wants to know it: else a page costs the more the more there is. */
public final class Counted {

    /** Counting stops behind this. */
    public static final int MOST = 1_000;

    private Counted() {}

    /** "116", or "1,000+" where counting stopped. */
    public static String text(long counted) {
        return counted > MOST ? atLeast(MOST) : String.valueOf(counted);
    }

    /** "640+", where more may not have been looked at. */
    public static String atLeast(long counted) {
        return String.format(Locale.UK, "%,d+", counted);
    }
}
